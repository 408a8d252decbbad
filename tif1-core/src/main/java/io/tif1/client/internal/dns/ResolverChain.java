package io.tif1.client.internal.dns;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.DaemonThreads;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.function.Supplier;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the addresses of hosts: asks a chain of resolvers, at look-up time, the next one when the
 * one before fails, gives an address that cannot be right, or takes longer than the limit.
 *
 * <p>Answers are kept for as long as their server says (5 s to 1 day from DNS over HTTPS, which
 * says it in its HTTP header fields; 30 s where nobody says it, as the machine does), failures for
 * 10 s; the 1,000 hosts asked for last. When every resolver fails, an answer up to a day over its
 * TTL is served. Callers that ask for the same host at the same time share one look-up. Literal
 * addresses are taken as they are. Names that mean something in this network only ({@code
 * localhost}, one label, {@code .test}, {@code .local}, {@code .internal} …) go to the machine's
 * resolver, whatever the chain, and never to a server outside.
 *
 * <p>Safe for use by multiple threads. {@link #lookup} blocks, at most for the limit times the
 * length of the chain; an interrupt ends it at once.
 */
public final class ResolverChain implements Dns, AutoCloseable {
  private final TimeSource time;
  private final Supplier<Duration> limit;
  private final ThreadFactory threads = new DaemonThreads("tif1-dns");
  private final BlockingResolver standard;
  private final DohClient client;

  /** By name, those of earlier chains too: they have look-ups under way, and may come back. */
  private final Map<String, BlockingResolver> servers = new ConcurrentHashMap<>();

  private final Lookups lookups;

  /**
   * A chain ready to be asked. Starts no thread and opens no connection before it is.
   *
   * @param names as {@link ResolverNames} has them
   * @param limit how long one resolver is waited for ({@code resolver_timeout}, 2 s by default);
   *     asked at each look-up
   * @param system the resolver of the machine
   * @param http makes the builder of the client for DNS over HTTPS, with the trust and the proxy it
   *     shall use, out of what finds its hosts; asked at most once, at the first need, and must not
   *     block
   * @throws IllegalArgumentException if a name names no resolver
   */
  public ResolverChain(
      List<String> names,
      Supplier<Duration> limit,
      TimeSource time,
      SystemResolver system,
      Function<Dns, OkHttpClient.Builder> http) {
    this(names, limit, time, system, http, LoggerFactory.getLogger(ResolverChain.class));
  }

  ResolverChain(
      List<String> names,
      Supplier<Duration> limit,
      TimeSource time,
      SystemResolver system,
      Function<Dns, OkHttpClient.Builder> http,
      Logger log) {
    this.time = time;
    this.limit = limit;
    this.standard =
        new BlockingResolver(
            ResolverNames.STANDARD,
            host -> new Reply.Answer(system.lookup(host), Ttl.UNKNOWN),
            limit,
            time,
            threads);
    this.client = new DohClient(new BootstrapDns(standard, limit, time), http, threads);
    this.lookups =
        new Lookups(resolvers(ResolverNames.checkAll(names)), standard, limit, time, log);
  }

  /**
   * The addresses of {@code host}, in the order in which to try them; at least one.
   *
   * @throws UnknownHostException if no resolver gave one that can be right (the message says what
   *     each of them said), if the name is none, if the thread was interrupted (its flag is set
   *     again), or if the chain is closed
   */
  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    var ascii = HostNames.ascii(host);
    if (HostNames.isLiteral(ascii)) {
      // In brackets the JDK takes the text for a literal or refuses it, and asks nobody.
      return List.of(InetAddress.getAllByName(ascii.indexOf(':') < 0 ? ascii : "[" + ascii + "]"));
    }
    return lookups.find(ascii);
  }

  /** The chain in its canonical names. */
  public List<String> names() {
    return lookups.names();
  }

  /**
   * Changes the chain for look-ups that begin from now on and forgets all answers, since a change
   * may be for the reason that they are wrong. Look-ups under way end with the old chain.
   *
   * @throws IllegalArgumentException if a name names no resolver; the old chain then stays
   */
  public void replace(List<String> other) {
    lookups.replace(resolvers(ResolverNames.checkAll(other)));
  }

  /**
   * Ends all look-ups with an {@link UnknownHostException}, cancels questions under way and lets
   * threads and connections go. A thread that is stuck inside the machine's resolver ends when that
   * lets it go. Harmless when repeated. To be closed before the time source is: a look-up whose
   * timers are gone would wait for a resolver that hangs.
   */
  @Override
  public void close() {
    lookups.close();
    client.close();
    standard.close();
    servers.values().forEach(BlockingResolver::close);
  }

  private List<Resolver> resolvers(List<String> checked) {
    return checked.stream().map(this::resolver).toList();
  }

  private Resolver resolver(String name) {
    return name.equals(ResolverNames.STANDARD)
        ? standard
        : servers.computeIfAbsent(
            name,
            n -> {
              var server = new DohLookup(ResolverNames.endpoint(n), client, time);
              return new BlockingResolver(n, server, limit, time, threads);
            });
  }
}
