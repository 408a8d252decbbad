package io.tif1.testkit.internal.server;

import io.tif1.client.TimeSource;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The exchanges of one server that are under way. */
public final class Exchanges implements Exchange.Watcher {
  private final TlsServer server;
  private final TimeSource time;
  private final Tally tally = new Tally();

  // Event loop only.
  private final Set<Exchange> live = new LinkedHashSet<>();

  public Exchanges(TlsServer server, TimeSource time) {
    this.server = server;
    this.time = time;
  }

  public Tally tally() {
    return tally;
  }

  /** Counts the exchange and watches for its client to leave. On the event loop. */
  public Exchange begin(HttpServerRequest request) {
    Exchange exchange = new Exchange(request, server, time, this);
    live.add(exchange);
    tally.arrive();
    exchange.watch();
    return exchange;
  }

  /** Lets those that stand still go on, and none that arrives after the call. */
  public void releaseAll() {
    onEach(Exchange::release);
  }

  /** Ends them all in the name of the server, which is about to drop their connections. */
  public void abandonAll() {
    onEach(Exchange::abandon);
  }

  @Override
  public void standing(boolean still) {
    tally.stall(still ? 1 : -1);
  }

  @Override
  public void answering(int status) {
    tally.answer(status);
  }

  @Override
  public void ended(Exchange exchange, boolean byClient) {
    live.remove(exchange);
    tally.end(byClient);
  }

  @Override
  public void breaking(OpenSocket socket) {
    List.copyOf(live).stream().filter(e -> e.isOn(socket)).forEach(Exchange::abandon);
  }

  private void onEach(Consumer<Exchange> action) {
    server.onLoopNow(() -> List.copyOf(live).forEach(action));
  }
}
