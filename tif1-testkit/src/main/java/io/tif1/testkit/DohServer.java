package io.tif1.testkit;

import io.tif1.client.TimeSource;
import io.tif1.testkit.internal.dns.DnsMessages;
import io.tif1.testkit.internal.dns.DnsQuestion;
import io.tif1.testkit.internal.dns.DnsRecord;
import io.tif1.testkit.internal.dns.DnsTable;
import io.tif1.testkit.internal.dns.DohAnswers;
import io.tif1.testkit.internal.server.Answer;
import io.tif1.testkit.internal.server.Exchange;
import io.tif1.testkit.internal.server.Exchanges;
import io.tif1.testkit.internal.server.LoopTime;
import io.tif1.testkit.internal.server.Switchboard;
import io.tif1.testkit.internal.server.TlsServer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A DNS-over-HTTPS server (RFC 8484, GET and POST) on loopback: a table of names, faults on
 * request, and a record of what was asked. A name that the table lacks is answered with NXDOMAIN; a
 * name that it has, but not for the type asked, with no records.
 *
 * <p>Speaks HTTP/1.1 and HTTP/2 over TLS with a certificate of {@link TestAuthority}. Safe for use
 * by multiple threads.
 *
 * @since 0.1
 */
public final class DohServer implements AutoCloseable {
  private static final String PATH = "/dns-query";

  private final DnsTable table = new DnsTable();
  private final DohAnswers answers = new DohAnswers(table);
  private final Switchboard<DohFault> faults = new Switchboard<>(DohFault.NONE);
  private final TlsServer server;
  private final Exchanges exchanges;

  // Guarded by itself.
  private final List<DohQuery> queries = new ArrayList<>();

  private DohServer(@Nullable TimeSource given) {
    server = new TlsServer(HttpProtocol.OVER_TCP, ServerCertificate.trusted(), this::handle);
    exchanges = new Exchanges(server, given != null ? given : new LoopTime(server.vertx()));
  }

  /** A server with an empty table on the real clock. */
  public static DohServer start() {
    return new DohServer(null);
  }

  /** A server with an empty table; {@code time} is what {@link DohFault.Late} waits on. */
  public static DohServer start(TimeSource time) {
    return new DohServer(time);
  }

  /** Where to ask: {@code https://localhost:PORT/dns-query}. */
  public URI uri() {
    return URI.create("https://localhost:" + server.port() + PATH);
  }

  /** The port, on the loopback address 127.0.0.1. */
  public int port() {
    return server.port();
  }

  /**
   * Sets the addresses of {@code name}, IPv4 and IPv6 in any order, replacing what it had.
   *
   * @throws IllegalArgumentException if one of them is not a literal address
   */
  public DohServer answer(String name, Duration ttl, String... addresses) {
    table.put(name, ttl, List.of(addresses));
    return this;
  }

  /** Makes {@code name} an alias (CNAME) of {@code target}, replacing what it had. */
  public DohServer alias(String name, Duration ttl, String target) {
    table.putAlias(name, ttl, target);
    return this;
  }

  /** Takes {@code name} out of the table. */
  public void forget(String name) {
    table.remove(name);
  }

  /** Every query from now on goes wrong in this way, until {@link #heal}. */
  public void failAlways(DohFault fault) {
    faults.always(fault);
  }

  /** The next queries go wrong in these ways, one each and in this order. */
  public void failNext(DohFault... next) {
    faults.next(List.of(next));
  }

  /** Ends all faults. Queries that hang stay hanging. */
  public void heal() {
    faults.heal();
  }

  /** What was asked so far, in the order of arrival. */
  public List<DohQuery> queries() {
    synchronized (queries) {
      return List.copyOf(queries);
    }
  }

  /** How many queries arrived so far. */
  public int queryCount() {
    return exchanges.tally().arrived();
  }

  /**
   * Waits until {@code count} queries have arrived in all.
   *
   * @throws AssertionError after 30 seconds
   */
  public void awaitQueries(int count) {
    exchanges.tally().awaitArrived(count);
  }

  /**
   * Waits until {@code count} queries hang or are late at the same time.
   *
   * @throws AssertionError after 30 seconds
   */
  public void awaitHanging(int count) {
    exchanges.tally().awaitStalled(count);
  }

  /**
   * Waits until clients have given up {@code count} queries in all.
   *
   * @throws AssertionError after 30 seconds
   */
  public void awaitAborted(int count) {
    exchanges.tally().awaitAborted(count);
  }

  /** Refuses connections and resets those that are open, until {@link #accept}. */
  public void refuse() {
    exchanges.abandonAll();
    server.refuse();
  }

  /** Takes connections again, on the same port. */
  public void accept() {
    server.accept();
  }

  /** Ends the server and all its connections. Harmless the second time. */
  @Override
  public void close() {
    exchanges.abandonAll();
    server.close();
  }

  private void handle(HttpServerRequest request) {
    request.body().onSuccess(body -> handle(request, body.getBytes()));
  }

  private void handle(HttpServerRequest request, byte[] body) {
    if (!PATH.equals(request.path())) {
      refuse(request, 404, "nothing but " + PATH + " is served here");
      return;
    }
    try {
      answer(request, DnsMessages.readQuery(message(request, body)));
    } catch (IllegalArgumentException e) {
      refuse(request, 400, "no DNS query: " + e.getMessage());
    }
  }

  private void refuse(HttpServerRequest request, int status, String why) {
    exchanges.begin(request).send(Answer.text(status, why));
  }

  private void answer(HttpServerRequest request, DnsQuestion question) {
    String type = DnsRecord.typeName(question.type());
    // Before the exchange is counted, so that whoever waited for the count finds the query.
    synchronized (queries) {
      queries.add(new DohQuery(question.name(), type, request.method().name()));
    }
    DohFault fault = faults.take(question.name());
    Duration delay = fault instanceof DohFault.Late late ? late.delay() : Duration.ZERO;
    Exchange exchange = exchanges.begin(request);
    exchange.after(
        delay,
        () ->
            answers
                .to(question, fault)
                .ifPresentOrElse(exchange::send, () -> exchange.stand(() -> {})));
  }

  private static byte[] message(HttpServerRequest request, byte[] body) {
    if (request.method().equals(HttpMethod.POST)) {
      return body;
    }
    String encoded = request.getParam("dns");
    if (encoded == null) {
      throw new IllegalArgumentException("a GET query needs the parameter dns");
    }
    return Base64.getUrlDecoder().decode(encoded);
  }
}
