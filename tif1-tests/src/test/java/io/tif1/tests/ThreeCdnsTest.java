package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.CdnLayout;
import io.tif1.testkit.ContentHistory;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.LeakCheck;
import io.tif1.testkit.ManualTime;
import io.tif1.testkit.SeenRequest;
import io.tif1.tests.support.Door;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The three public CDNs as they are on a bad day: the first refuses a random third of the files,
 * the second is an hour behind, the third has a quota and redirects to a store on another host.
 */
class ThreeCdnsTest {
  private static final int FILES = 300;
  private static final int NEWEST_FROM = 150;
  private static final int QUOTA = 40;

  private final ManualTime time = new ManualTime();
  private final LeakCheck leaks = LeakCheck.begin().time(time);
  private final ContentHistory published =
      new ContentHistory(time)
          .publish(path -> number(path) < NEWEST_FROM ? body(path) : null)
          .publish(time.instant().minus(Duration.ofMinutes(30)), ThreeCdnsTest::body);
  private final Predicate<String> refused = FakeCdn.randomFiles(1 / 3.0, 7);
  private final FakeCdn refusing = FakeCdn.builder().time(time).content(published).start();
  private final FakeCdn behind =
      FakeCdn.builder()
          .time(time)
          .layout(CdnLayout.STATICDELIVR)
          .content(published.behind(Duration.ofHours(1)))
          .start();
  private final FakeCdn store =
      FakeCdn.builder()
          .time(time)
          .host("127.0.0.1")
          .content(published)
          .signedUrlsOnly(Duration.ofMinutes(5))
          .start();
  private final FakeCdn limited =
      FakeCdn.builder()
          .time(time)
          .layout(CdnLayout.HUGGING_FACE)
          .redirectTo(store)
          .quota(QUOTA, Duration.ofMinutes(1))
          .start();
  private final List<FakeCdn> cdns = List.of(refusing, behind, limited);
  private final List<FakeCdn> servers = List.of(limited, store, behind, refusing);

  @TempDir private Path directory;

  @BeforeEach
  void refuse() {
    refusing.faultOn(refused, new Fault.JsDelivrMissing());
    servers.forEach(leaks::cdn);
  }

  @AfterEach
  void close() {
    servers.forEach(FakeCdn::close);
  }

  @ParameterizedTest
  @EnumSource
  void everyFileArrivesNobodyIsAskedTwiceAndNoQuotaIsExceeded(Door door) {
    List<Resource<JsonDocument>> files =
        IntStream.range(0, FILES).mapToObj(ThreeCdnsTest::file).toList();

    try (Tif1 client = Tif1.builder(config()).timeSource(time).open()) {
      assertThat(fetch(door, client, files))
          .extracting(
              outcome ->
                  outcome instanceof Outcome.Success<JsonDocument> had
                      ? had.value().text()
                      : outcome.toString())
          .containsExactlyElementsOf(files.stream().map(ThreeCdnsTest::text).toList());
    }

    assertThat(cdns).allSatisfy(cdn -> assertThat(askedMoreThanOnce(cdn)).isEmpty());
    assertThat(limited.answered(429)).as("refused for the quota").isZero();
    assertThat(limited.answered(302)).as("redirected").isGreaterThan(QUOTA);
    assertThat(behind.answered(404)).as("not there yet").isPositive();
    assertThat(store.answered(200)).isPositive();
    assertThat(store.answered(400) + store.answered(403)).as("refused by the store").isZero();
    leaks.verify();
  }

  private Tif1Config config() {
    return Tif1Config.defaults().toBuilder()
        .cdns(refusing.template(), behind.template(), limited.template())
        .caBundle(refusing.writeCaPem(directory))
        .retryJitter(false)
        .maxConcurrentRequests(8)
        .timeout(Duration.ofHours(1)) // the clock moves while requests are under way
        .totalTimeout(Duration.ofHours(5))
        .cacheMaxBytes(0)
        .build();
  }

  /** Moves the clock whenever all that is under way is waiting for it. */
  private List<Outcome<JsonDocument>> fetch(
      Door door, Tif1 client, List<Resource<JsonDocument>> files) {
    var caller = Executors.newSingleThreadExecutor();
    try {
      var outcomes = CompletableFuture.supplyAsync(() -> door.fetchAll(client, files), caller);
      while (!outcomes.isDone()) {
        if (isIdle() && !outcomes.isDone()) {
          time.advance(time.pendingDelays().get(0));
        }
      }
      return outcomes.join();
    } finally {
      caller.shutdown();
    }
  }

  /** Whether nothing has happened for a while that could need the present moment. */
  private boolean isIdle() {
    List<Duration> timers = time.pendingDelays();
    int arrived = servers.stream().mapToInt(FakeCdn::requestCount).sum();
    for (int i = 0; i < 20; i++) {
      LockSupport.parkNanos(1_000_000);
      if (servers.stream().anyMatch(cdn -> cdn.inFlight() > 0)) {
        return false;
      }
    }
    return arrived == servers.stream().mapToInt(FakeCdn::requestCount).sum()
        && timers.equals(time.pendingDelays())
        && !timers.isEmpty()
        && timers.get(0).compareTo(Duration.ofMinutes(30)) < 0;
  }

  private static List<String> askedMoreThanOnce(FakeCdn cdn) {
    return cdn.requests().stream()
        .collect(Collectors.groupingBy(SeenRequest::path, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(asked -> asked.getValue() > 1)
        .map(asked -> asked.getKey() + " " + asked.getValue() + " times")
        .toList();
  }

  private static Resource<JsonDocument> file(int number) {
    return Resource.json(2021, "Belgian Grand Prix", "Race", "VER/" + number + "_tel.json");
  }

  private static int number(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    return Integer.parseInt(name.substring(0, name.indexOf('_')));
  }

  private static String text(Resource<?> file) {
    return new String(
        body("2021@main/Belgian Grand Prix/Race/" + file.path()), StandardCharsets.UTF_8);
  }

  private static byte[] body(String path) {
    return ("{\"path\":\"" + path + "\"}").getBytes(StandardCharsets.UTF_8);
  }
}
