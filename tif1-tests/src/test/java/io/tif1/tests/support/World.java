package io.tif1.tests.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.codec.quic.Quic;
import io.tif1.client.ConnectionStats;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.AttemptStarted;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.Content;
import io.tif1.testkit.EventLog;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.LeakCheck;
import io.tif1.testkit.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A client on hand-moved time, the CDNs it asks, and the check that nothing is left of it. Real
 * sockets, real TLS; only the clock is ours. Closing it closes all and verifies.
 */
public final class World implements AutoCloseable {
  /** What every file of the default content holds, with its path in place of the %s. */
  private static final String FILE = "{\"path\":\"%s\",\"rows\":[1,2.5,\"None\",null]}";

  /** In 2026, so that the files of 2021 are of an older season. */
  public final ManualTime time = new ManualTime(Instant.parse("2026-06-07T13:00:00Z"));

  public final EventLog log = new EventLog();
  public final List<FakeCdn> cdns = new ArrayList<>();
  public final Tif1 client;
  private final LeakCheck leaks = LeakCheck.begin();
  private ConnectionStats before;
  private int askedBefore;
  private final ExecutorService callers = Executors.newCachedThreadPool();

  private World(List<FakeCdn> cdns, UnaryOperator<Tif1Config.Builder> settings) {
    this.cdns.addAll(cdns);
    leaks.time(time);
    cdns.forEach(leaks::cdn);
    Tif1Config.Builder builder =
        Tif1Config.defaults().toBuilder()
            .cdns(cdns.stream().map(FakeCdn::baseUri).toList())
            .caBundle(caFile())
            .retryJitter(false)
            .http3AfterRequests(0)
            .scheduleUrl("none") // tests of the calendar say where it is published
            .cacheMaxBytes(0); // tests of the disk cache say where it is
    client = Tif1.builder(settings.apply(builder).build()).listener(log).timeSource(time).open();
    before = client.connectionStats();
  }

  /** With {@code count} CDNs that hold every file there is ({@code missing.json} excepted). */
  public static World of(int count, UnaryOperator<Tif1Config.Builder> settings) {
    return of(count, settings, everything());
  }

  /** With {@code count} CDNs that hold {@code content}. */
  public static World of(int count, UnaryOperator<Tif1Config.Builder> settings, Content content) {
    var time = new ArrayList<FakeCdn>();
    for (int i = 0; i < count; i++) {
      time.add(FakeCdn.builder().name("cdn-" + (i + 1)).content(content).start());
    }
    return new World(time, settings);
  }

  /** With these CDNs, which are closed with it. */
  public static World of(List<FakeCdn> cdns, UnaryOperator<Tif1Config.Builder> settings) {
    return new World(cdns, settings);
  }

  /** With one CDN that speaks HTTP/1.1 only. */
  public static World http1(UnaryOperator<Tif1Config.Builder> settings) {
    return over(HttpProtocol.HTTP_1_1, settings);
  }

  /**
   * With one CDN that is asked over {@code protocol} only; see {@link #over(int, HttpProtocol,
   * UnaryOperator)}.
   */
  public static World over(HttpProtocol protocol, UnaryOperator<Tif1Config.Builder> settings) {
    return over(1, protocol, settings);
  }

  /**
   * With {@code count} CDNs that are asked over {@code protocol}. Nobody can begin with HTTP/3, so
   * for that each has been asked once over HTTP/2, and the connection over QUIC stands; {@link
   * #stats} and {@link #asked} do not count that.
   */
  public static World over(
      int count, HttpProtocol protocol, UnaryOperator<Tif1Config.Builder> settings) {
    if (protocol == HttpProtocol.HTTP_3) {
      assumeTrue(Quic.isAvailable(), "waits for a native part of QUIC for this machine");
    }
    var cdns = new ArrayList<FakeCdn>();
    for (int i = 1; i <= count; i++) {
      var cdn = FakeCdn.builder().name("cdn-" + i).content(everything());
      cdns.add(
          protocol == HttpProtocol.HTTP_3
              ? cdn.protocols(HttpProtocol.HTTP_2, protocol).start()
              : cdn.protocols(protocol).start());
    }
    var world = new World(cdns, settings);
    if (protocol == HttpProtocol.HTTP_3) {
      world.upgrade();
    }
    return world;
  }

  private void upgrade() {
    for (int i = 1; i <= cdns.size(); i++) {
      client.http().get(url(i, "first.json"));
    }
    awaitThat(
        () -> client.connectionStats().connectionsCreated() == 2L * cdns.size(),
        "connections over QUIC");
    before = client.connectionStats();
    askedBefore = 1;
  }

  /** What the client has counted since the world began. */
  public ConnectionStats stats() {
    return client.connectionStats().minus(before);
  }

  /** The attempts that have been sent and have not ended. */
  public List<AttemptStarted> underWay() {
    Set<List<Long>> ended =
        log.of(AttemptEnded.class).stream()
            .map(end -> List.of(end.fetchId(), (long) end.number()))
            .collect(Collectors.toSet());
    return log.of(AttemptStarted.class).stream()
        .filter(one -> !ended.contains(List.of(one.fetchId(), (long) one.number())))
        .toList();
  }

  /** How many requests a CDN has seen since the world began. */
  public int asked(int number) {
    return cdn(number).requestCount() - askedBefore;
  }

  /** Default settings. */
  public static UnaryOperator<Tif1Config.Builder> asIs() {
    return builder -> builder;
  }

  /** Every file but {@code missing.json}. */
  public static Content everything() {
    return path ->
        path.endsWith("missing.json")
            ? null
            : FILE.formatted(path).getBytes(StandardCharsets.UTF_8);
  }

  /** The file of the default content below a CDN's base. */
  public static String text(Resource<?> resource) {
    return FILE.formatted(
        resource.season()
            + "@main/"
            + resource.event()
            + "/"
            + resource.session()
            + "/"
            + resource.path());
  }

  /** A file of the race at Spa. */
  public static Resource<JsonDocument> file(String path) {
    return Resource.json(2021, "Belgian Grand Prix", "Race", path);
  }

  /** {@code count} different files. */
  public static List<Resource<JsonDocument>> files(int count) {
    var files = new ArrayList<Resource<JsonDocument>>();
    for (int i = 1; i <= count; i++) {
      files.add(file("VER/" + i + "_tel.json"));
    }
    return files;
  }

  public FakeCdn cdn(int number) {
    return cdns.get(number - 1);
  }

  /** The name the client has for a CDN. */
  public String name(int number) {
    return cdn(number).baseUri().getRawAuthority();
  }

  public URI url(int cdn, String path) {
    return URI.create(cdn(cdn).baseUri() + "/2021@main/Belgian%20Grand%20Prix/Race/" + path);
  }

  /** Runs {@code work} on a caller's thread, so that the test can move the clock meanwhile. */
  public <T> CompletableFuture<T> begin(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, callers);
  }

  /** Waits for the {@code n}-th pause of the client and moves the clock to its end. */
  public RetryScheduled passPause(int n) {
    RetryScheduled pause = log.await(RetryScheduled.class, n);
    time.awaitTimer(left -> left.equals(pause.delay()));
    time.advance(pause.delay());
    return pause;
  }

  /** Waits, in real time and at most 30 seconds, for what the network brings about by itself. */
  public void awaitThat(BooleanSupplier reached, String what) {
    long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - giveUp > 0) {
        throw new AssertionError("waited 30 s for " + what);
      }
      LockSupport.parkNanos(1_000_000);
    }
  }

  /** How far the clock has been moved. */
  public Duration elapsed() {
    return Duration.ofNanos(time.nanoTime());
  }

  private Path caFile() {
    try {
      Path directory = Files.createTempDirectory("tif1-ca");
      // What is deleted on exit goes in reverse order.
      directory.toFile().deleteOnExit();
      Path file = cdns.get(0).writeCaPem(directory);
      file.toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes the client, checks that nothing is left of it, and closes the CDNs. */
  @Override
  public void close() {
    try {
      client.close();
      leaks.verify();
    } finally {
      callers.shutdownNow();
      cdns.forEach(FakeCdn::close);
    }
  }
}
