package io.tif1.client.internal.dns;

import io.tif1.client.HandMovedTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.OkHttpClient;

/** A chain with its surroundings: hand-moved time, a machine's resolver, servers on loopback. */
final class ChainRig implements AutoCloseable {
  static final String HOST = "cdn.example.com";
  static final Duration LIMIT = Duration.ofSeconds(2);

  final HandMovedTime time = new HandMovedTime();
  final TestSystem system = new TestSystem();
  final RecordingLogger log = new RecordingLogger();
  volatile Duration limit = LIMIT;

  private final ExecutorService callers = Executors.newCachedThreadPool();
  private final List<Runnable> toClose = new ArrayList<>();

  TestDohServer server() throws IOException {
    var server = new TestDohServer();
    toClose.add(server::close);
    return server;
  }

  ResolverChain chain(String... names) {
    return chain(http(), names);
  }

  /** For a client that trusts the test's servers. */
  static OkHttpClient.Builder http() {
    return new OkHttpClient.Builder()
        .sslSocketFactory(
            TestDohServer.TRUST.sslSocketFactory(), TestDohServer.TRUST.trustManager());
  }

  ResolverChain chain(OkHttpClient.Builder http, String... names) {
    var chain =
        new ResolverChain(List.of(names), () -> limit, time, system, dns -> http.dns(dns), log);
    toClose.add(0, chain::close);
    return chain;
  }

  /** A look-up on a thread of its own. */
  Future<List<InetAddress>> later(ResolverChain chain, String host) {
    return callers.submit(() -> chain.lookup(host));
  }

  /** The literals that a look-up gives. */
  static List<String> found(ResolverChain chain) throws UnknownHostException {
    return literals(chain.lookup(HOST));
  }

  static List<String> found(Future<List<InetAddress>> later) throws Exception {
    return literals(later.get());
  }

  private static List<String> literals(List<InetAddress> addresses) {
    return addresses.stream().map(InetAddress::getHostAddress).toList();
  }

  @Override
  public void close() {
    toClose.forEach(Runnable::run);
    callers.shutdownNow();
  }
}
