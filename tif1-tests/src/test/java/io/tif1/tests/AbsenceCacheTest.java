package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.NotFoundException;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.StaleServed;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.EventLog;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.ManualTime;
import io.tif1.tests.support.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of stored files and marks of absence when CDNs say that they do not have a file. */
class AbsenceCacheTest {
  private static final Resource<JsonDocument> FILE = World.file("drivers.json");

  @TempDir Path directory;

  private final ManualTime time = new ManualTime(Instant.parse("2026-06-07T13:00:00Z"));
  private final EventLog log = new EventLog();
  private final List<FakeCdn> cdns =
      List.of(FakeCdn.serving(World.everything()), FakeCdn.serving(World.everything()));

  @AfterEach
  void close() {
    cdns.forEach(FakeCdn::close);
  }

  /** Another client is another process, as far as memory goes. */
  private Tif1 open(UnaryOperator<Tif1Config.Builder> settings) {
    Tif1Config.Builder builder =
        Tif1Config.defaults().toBuilder()
            .cdns(cdns.stream().map(FakeCdn::baseUri).toList())
            .caBundle(cdns.get(0).writeCaPem(directory))
            .retryJitter(false)
            .maxRetries(0)
            .cacheDir(directory.resolve("cache"));
    return Tif1.builder(settings.apply(builder).build()).listener(log).timeSource(time).open();
  }

  private Tif1 open() {
    return open(World.asIs());
  }

  private void fetchOnce() {
    try (Tif1 client = open()) {
      client.fetch(FILE);
    }
  }

  private void faults(Fault first, Fault second) {
    cdns.get(0).faultAlways(first);
    cdns.get(1).faultAlways(second);
  }

  private int requests() {
    return cdns.stream().mapToInt(FakeCdn::requestCount).sum();
  }

  private static Outcome.Success<JsonDocument> fetchBy(Tif1 client) {
    return (Outcome.Success<JsonDocument>) client.fetchAll(List.of(FILE)).get(0);
  }

  private void assertKept() {
    try (Tif1 client = open(b -> b.offlineMode(true))) {
      assertThat(client.fetch(FILE).text()).isEqualTo(World.text(FILE));
    }
  }

  @Test
  void b2_aFileThatNoCdnHasAnyMoreIsServedAsStale() {
    fetchOnce();
    time.advance(Duration.ofDays(40));
    faults(new Fault.JsDelivrMissing(), Fault.status(404));

    try (Tif1 client = open()) {
      Outcome.Success<JsonDocument> found = fetchBy(client);

      assertThat(found.value().text()).isEqualTo(World.text(FILE));
      assertThat(found.origin().isStale()).isTrue();
      assertThat(log.of(StaleServed.class))
          .singleElement()
          .satisfies(e -> assertThat(e.problem()).startsWith("no CDN has it any more: "));
    }
    assertKept();
  }

  @Test
  void withoutStaleIfErrorAFileThatNoCdnHasAnyMoreIsNotPublishedAndKept() {
    fetchOnce();
    time.advance(Duration.ofDays(40));
    faults(Fault.status(404), Fault.status(404));

    try (Tif1 client = open(b -> b.staleIfError(Duration.ZERO))) {
      assertThatThrownBy(() -> client.fetch(FILE)).isInstanceOf(NotFoundException.class);
    }
    assertKept();
  }

  @ParameterizedTest
  @EnumSource(
      value = CachePolicy.class,
      names = {"REFRESH", "BYPASS"})
  void b2_anAbsenceNeverReplacesAFile(CachePolicy policy) {
    fetchOnce();
    faults(Fault.status(404), new Fault.JsDelivrMissing());

    try (Tif1 client = open()) {
      client.fetch(FILE); // now in memory as well
      assertThatThrownBy(() -> client.with(o -> o.withCache(policy)).fetch(FILE))
          .isInstanceOf(NotFoundException.class);
      assertThat(client.fetch(FILE).text()).isEqualTo(World.text(FILE));
    }
    assertKept();
  }

  @Test
  void b2_withoutADiskAnAbsenceDoesNotReplaceAFileInMemory() {
    try (Tif1 client = open(b -> b.cacheMaxBytes(0))) {
      client.fetch(FILE);
      faults(Fault.status(404), Fault.status(404));
      assertThatThrownBy(() -> client.with(o -> o.withCache(CachePolicy.REFRESH)).fetch(FILE))
          .isInstanceOf(NotFoundException.class);

      assertThat(client.fetch(FILE).text()).isEqualTo(World.text(FILE));
    }
  }

  @Test
  void b1_anAbsenceAtOneCdnAndAFailureAtTheOtherIsNotRemembered() {
    faults(Fault.status(404), Fault.status(500));
    try (Tif1 client = open()) {
      assertThatThrownBy(() -> client.fetch(FILE))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("does not have it (HTTP 404); every other CDN failed");
      faults(Fault.status(404), Fault.NONE);

      assertThat(client.fetch(FILE).text()).isEqualTo(World.text(FILE));
    }
  }

  @Test
  void anAbsenceThatIsARefusalIsRememberedForAMinute() {
    faults(new Fault.JsDelivrMissing(), Fault.status(404));
    try (Tif1 client = open()) {
      assertThatThrownBy(() -> client.fetch(FILE)).isInstanceOf(NotFoundException.class);
      time.advance(Duration.ofSeconds(59));
      assertThatThrownBy(() -> client.fetch(FILE)).isInstanceOf(NotFoundException.class);
    }
    try (Tif1 another = open()) {
      assertThatThrownBy(() -> another.fetch(FILE)).isInstanceOf(NotFoundException.class);
    }
    assertThat(requests()).isEqualTo(2);
    time.advance(Duration.ofSeconds(1));
    try (Tif1 another = open()) {
      assertThatThrownBy(() -> another.fetch(FILE)).isInstanceOf(NotFoundException.class);
    }
    assertThat(requests()).isEqualTo(4);
  }

  @Test
  void aFileThatIsPublishedAfterAllTakesTheMarkBack() {
    faults(Fault.status(404), Fault.status(404));
    try (Tif1 client = open()) {
      assertThatThrownBy(() -> client.fetch(FILE)).isInstanceOf(NotFoundException.class);
      faults(Fault.NONE, Fault.NONE);
      assertThatThrownBy(() -> client.fetch(FILE)).isInstanceOf(NotFoundException.class);
      client.with(o -> o.withCache(CachePolicy.REFRESH)).fetch(FILE);

      assertThat(client.fetch(FILE).text()).isEqualTo(World.text(FILE));
    }
    assertKept();
  }

  @Test
  void clearingTheCacheTakesTheMarkBack() {
    faults(Fault.status(404), Fault.status(404));
    try (Tif1 client = open()) {
      assertThatThrownBy(() -> client.fetch(FILE)).isInstanceOf(NotFoundException.class);
      faults(Fault.NONE, Fault.NONE);
      client.cache().clear(null, null, null);

      assertThat(client.fetch(FILE).text()).isEqualTo(World.text(FILE));
    }
  }
}
