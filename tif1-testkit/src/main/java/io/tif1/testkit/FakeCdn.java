package io.tif1.testkit;

import io.tif1.client.TimeSource;
import io.tif1.testkit.internal.cdn.FaultPlayer;
import io.tif1.testkit.internal.cdn.Mirror;
import io.tif1.testkit.internal.cdn.Paths;
import io.tif1.testkit.internal.cdn.Published;
import io.tif1.testkit.internal.cdn.Publisher;
import io.tif1.testkit.internal.cdn.Quota;
import io.tif1.testkit.internal.cdn.RandomFiles;
import io.tif1.testkit.internal.cdn.RequestLog;
import io.tif1.testkit.internal.cdn.SignedUrls;
import io.tif1.testkit.internal.cdn.Source;
import io.tif1.testkit.internal.cdn.StoreRedirects;
import io.tif1.testkit.internal.server.Answer;
import io.tif1.testkit.internal.server.Exchange;
import io.tif1.testkit.internal.server.Exchanges;
import io.tif1.testkit.internal.server.LoopTime;
import io.tif1.testkit.internal.server.Switchboard;
import io.tif1.testkit.internal.server.TlsServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A CDN to test against: a real server, HTTP/1.1 and HTTP/2 over TLS on loopback, that publishes
 * what a {@link Content} holds, goes wrong on request, and remembers what it saw.
 *
 * <pre>{@code
 * try (FakeCdn cdn = FakeCdn.serving(folder)) {
 *   cdn.faultNext(Fault.status(503), Fault.NONE);
 *   // ... point a client at cdn.baseUri(), trusting cdn.caPem() ...
 *   assertThat(cdn.requestCount()).isEqualTo(2);
 * }
 * }</pre>
 *
 * <p>A good answer has a strong {@code ETag}, {@code Last-Modified}, and gzip if the client accepts
 * it; {@code If-None-Match} is honoured with 304. A stall costs no thread. The methods named {@code
 * await…} wait in real time, at most 30 seconds, and then fail with what was there instead.
 *
 * <p>Safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class FakeCdn implements AutoCloseable {
  private final String name;
  private final String host;
  private final String base;
  private final CdnLayout layout;
  private final Duration delay;
  private final boolean offersHttp3;
  private final ServerCertificate certificate;
  private final TlsServer server;
  private final Exchanges exchanges;
  private final RequestLog log;
  private final Content content;
  private final @Nullable Quota quota;
  private final @Nullable SignedUrls signedUrls;
  private final FaultPlayer player;
  private final Switchboard<Fault> faults = new Switchboard<>(Fault.NONE);

  FakeCdn(FakeCdnBuilder from) {
    name = from.name;
    host = from.host;
    layout = from.layout;
    base = from.path == null ? layout.basePath() : from.path;
    delay = from.delay;
    offersHttp3 = from.protocols.contains(HttpProtocol.HTTP_3);
    ServerCertificate given = from.certificate;
    certificate = given != null ? given : ServerCertificate.trusted(extraHosts(host));
    server = new TlsServer(from.protocols, certificate, this::handle);
    TimeSource time = from.time != null ? from.time : new LoopTime(server.vertx());
    exchanges = new Exchanges(server, time);
    log = new RequestLog(base + "/", layout::contentPath, time, from.remembered);
    quota = from.quota == null ? null : new Quota(from.quota, from.quotaWindow, time);
    Duration validity = from.signed;
    signedUrls = validity == null ? null : new SignedUrls(this::baseUri, time, validity);
    FakeCdn store = from.store;
    content = store == null ? from.content : store.content;
    player = new FaultPlayer(source(from, time));
  }

  private Source source(FakeCdnBuilder from, TimeSource time) {
    Publisher publisher = new Publisher(content, time, from.cacheBytes());
    FakeCdn upstream = from.upstream;
    if (upstream != null) {
      return new Mirror(
          server.vertx(), upstream, upstream::urlOf, publisher, time, from.mirrorKeeps);
    }
    Source published = new Published(server.vertx(), publisher);
    FakeCdn store = from.store;
    return store == null ? published : new StoreRedirects(published, store::signedUrlOf);
  }

  /** A server with other than the default settings. */
  public static FakeCdnBuilder builder() {
    return new FakeCdnBuilder();
  }

  /** A server with default settings that publishes the folder; see {@link Content#folder}. */
  public static FakeCdn serving(Path folder) {
    return serving(Content.folder(folder));
  }

  /** A server with default settings. */
  public static FakeCdn serving(Content content) {
    return builder().content(content).start();
  }

  // ---- where it is

  /**
   * What paths are below, without a final slash: {@code https://localhost:PORT/gh/TracingInsights}.
   * What follows it is a matter of the layout; see {@link #template}.
   */
  public URI baseUri() {
    return URI.create("https://" + host + ":" + server.port() + base);
  }

  /**
   * Where its files are, for clients that take a template: {@link #baseUri} and {@link
   * CdnLayout#template}, for example {@code
   * https://localhost:PORT/buckets/tracinginsights/{season}/resolve/{path}}.
   */
  public String template() {
    return baseUri() + "/" + layout.template();
  }

  /** Where a file is; {@code path} as {@link Content} has it. */
  private String urlOf(String path) {
    return baseUri() + "/" + Paths.encoded(layout.urlPath(path));
  }

  boolean signsUrls() {
    return signedUrls != null;
  }

  /** Where a file is for a while, in a store built with {@link FakeCdnBuilder#signedUrlsOnly}. */
  String signedUrlOf(String path) {
    if (signedUrls == null) {
      throw new IllegalStateException(this + " was built without signedUrlsOnly");
    }
    return signedUrls.of(path);
  }

  /** The port, on the loopback address 127.0.0.1. The same until closed. */
  public int port() {
    return server.port();
  }

  /** The certificate to trust, in PEM; see {@link TestAuthority}. */
  public String caPem() {
    return TestAuthority.caPem();
  }

  /** Writes {@link #caPem} into {@code directory}; the path of the file. */
  public Path writeCaPem(Path directory) {
    return TestAuthority.writeCaPem(directory);
  }

  // ---- faults: the queue goes before rules, rules before the standing fault

  /**
   * From now on every exchange that no other fault is meant for goes wrong in this way; replaces
   * what was set before. {@link Fault.RefuseConnect} and {@link Fault.BadCertificate} are in force
   * when this returns.
   */
  public synchronized void faultAlways(Fault fault) {
    Fault before = faults.standing();
    faults.always(fault);
    if (!fault.equals(before)) {
      undo(before);
      apply(fault);
    }
  }

  /**
   * The next exchanges go wrong in these ways, one each and in the order of arrival; {@link
   * Fault#NONE} or null lets one be good.
   *
   * @throws IllegalArgumentException for a fault of the server as a whole
   */
  public void faultNext(@Nullable Fault... next) {
    List<Fault> known =
        Arrays.stream(next).map(f -> Objects.requireNonNullElse(f, Fault.NONE)).toList();
    known.forEach(FakeCdn::refuseWhole);
    faults.next(known);
  }

  /**
   * Exchanges for matching paths go wrong in this way. Where rules overlap the latest counts. The
   * same predicate given again replaces its rule, so that {@link Fault#NONE} takes it back.
   *
   * @param path is given the path as {@link SeenRequest#path} has it
   * @throws IllegalArgumentException for a fault of the server as a whole
   */
  public void faultOn(Predicate<String> path, Fault fault) {
    refuseWhole(fault);
    faults.on(path, fault);
  }

  /**
   * Chooses files at random: each path with the probability {@code share}, and the same ones for
   * the same seed. For example a third of the files is refused until further notice:
   *
   * <pre>{@code
   * Predicate<String> third = FakeCdn.randomFiles(1 / 3.0, 42);
   * cdn.faultOn(third, new Fault.JsDelivrMissing());
   * // ... and served again:
   * cdn.faultOn(third, Fault.NONE);
   * }</pre>
   *
   * @param share 0 to 1
   */
  public static Predicate<String> randomFiles(double share, long seed) {
    return new RandomFiles(share, seed);
  }

  /** Ends all faults; the port is open and the certificate sound again. Stalls go on standing. */
  public synchronized void heal() {
    faultAlways(Fault.NONE);
    faults.heal();
  }

  /** Lets the exchanges that stall, drip or are delayed go on at once, to a good end. */
  public void releaseStalled() {
    exchanges.releaseAll();
  }

  /** Resets every open connection, as a server that crashes does. The port stays open. */
  public void resetConnections() {
    exchanges.abandonAll();
    server.resetAll();
  }

  // ---- what it saw

  /** The requests it remembers, in the order of arrival; see {@link FakeCdnBuilder#remember}. */
  public List<SeenRequest> requests() {
    return log.requests();
  }

  /** How many requests arrived so far. */
  public int requestCount() {
    return exchanges.tally().arrived();
  }

  /** How many answers with this status were begun so far. */
  public int answered(int status) {
    return exchanges.tally().answered(status);
  }

  /** How many exchanges are under way. */
  public int inFlight() {
    return exchanges.tally().inFlight();
  }

  /** The most exchanges that were under way at once. */
  public int peakInFlight() {
    return exchanges.tally().peakInFlight();
  }

  /** How many exchanges the client gave up: by resetting the stream or closing the connection. */
  public int abortedCount() {
    return exchanges.tally().aborted();
  }

  /** How many TCP connections were accepted so far, also those whose handshake then failed. */
  public int connectionsAccepted() {
    return server.sockets().acceptedSoFar();
  }

  /** How many TCP connections are open. */
  public int openConnections() {
    return server.sockets().openNow();
  }

  /** Waits until {@code count} requests have arrived in all. */
  public void awaitRequests(int count) {
    exchanges.tally().awaitArrived(count);
  }

  /**
   * Waits until {@code count} exchanges stand at a stall, a drip or a delay at the same time. Their
   * timers are then set, so that a hand-moved clock may move.
   */
  public void awaitStalled(int count) {
    exchanges.tally().awaitStalled(count);
  }

  /**
   * Waits until clients have given up {@code count} exchanges in all, see {@link #abortedCount}.
   */
  public void awaitAborted(int count) {
    exchanges.tally().awaitAborted(count);
  }

  /** Waits until no exchange is under way. */
  public void awaitIdle() {
    exchanges.tally().awaitIdle();
  }

  /** Resets all connections, frees the port and ends all threads. Harmless the second time. */
  @Override
  public void close() {
    exchanges.abandonAll();
    server.close();
  }

  @Override
  public String toString() {
    return name + " at " + baseUri();
  }

  private void handle(HttpServerRequest request) {
    SeenRequest seen = log.add(request, server.connectionOf(request));
    Answer instead = insteadOfFile(request, seen);
    Fault fault = instead == null ? faultFor(seen) : Fault.NONE;
    Exchange exchange = exchanges.begin(request);
    request.response().putHeader("server", name);
    if (offersHttp3 && seen.protocol() != HttpProtocol.HTTP_3) {
      request.response().putHeader("alt-svc", "h3=\":" + portAskedFor(request) + "\"; ma=86400");
    }
    if (instead != null) {
      exchange.send(instead);
    } else {
      exchange.after(delay, () -> player.play(exchange, seen, fault));
    }
  }

  /** An answer that neither content nor faults have a say in; null if they do. */
  private @Nullable Answer insteadOfFile(HttpServerRequest request, SeenRequest seen) {
    if (quota != null) {
      Quota.State state = quota.take();
      state.headers().forEach(request.response()::putHeader);
      if (!state.allowed()) {
        return state.refusal();
      }
    }
    Answer refusal = signedUrls == null ? null : signedUrls.refusal(seen);
    return refusal == null ? FaultPlayer.nextOfLoop(seen.path()) : refusal;
  }

  /** The one that the client knows, which may be that of a link. */
  private int portAskedFor(HttpServerRequest request) {
    HostAndPort asked = request.authority();
    return asked == null || asked.port() <= 0 ? port() : asked.port();
  }

  private Fault faultFor(SeenRequest seen) {
    try {
      return faults.take(seen.path());
    } catch (RuntimeException e) {
      // A test's own predicate; an answer tells more than a request that hangs.
      return new Fault.Status(500, Map.of(), "a rule given to faultOn failed: " + e);
    }
  }

  private void apply(Fault fault) {
    if (fault instanceof Fault.RefuseConnect) {
      exchanges.abandonAll();
      server.refuse();
    } else if (fault instanceof Fault.BadCertificate bad) {
      server.present(ServerCertificate.flawed(bad.flaw(), extraHosts(host)));
    }
  }

  private void undo(Fault fault) {
    if (fault instanceof Fault.RefuseConnect) {
      server.accept();
    } else if (fault instanceof Fault.BadCertificate) {
      server.present(certificate);
    }
  }

  private static void refuseWhole(Fault fault) {
    if (fault instanceof Fault.RefuseConnect || fault instanceof Fault.BadCertificate) {
      throw new IllegalArgumentException(
          fault + " is a state of the whole server, not of an exchange: use faultAlways");
    }
  }

  private static String[] extraHosts(String host) {
    return host.equals("localhost") ? new String[0] : new String[] {host};
  }
}
