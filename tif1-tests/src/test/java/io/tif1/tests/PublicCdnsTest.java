package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.CdnLayout;
import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** CDNs with the layouts and the habits of the public ones; in real time, as their quotas are. */
class PublicCdnsTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @TempDir private Path directory;

  private final List<FetchEvent> events = Collections.synchronizedList(new ArrayList<>());

  private static Resource<JsonDocument> file(int number) {
    return Resource.json(2021, "São Paulo Grand Prix", "Race", "VER/" + number + "_tel.json");
  }

  private static List<Resource<JsonDocument>> files(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(PublicCdnsTest::file).toList();
  }

  private static Content published(int count) {
    Map<String, String> content = new HashMap<>();
    for (Resource<JsonDocument> file : files(count)) {
      content.put("2021@main/" + file.file().substring(5), "{\"a\":1}");
    }
    return Content.of(content);
  }

  private Tif1 client(FakeCdn authority, String... cdns) {
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cdns(cdns)
            .caBundle(authority.writeCaPem(directory))
            .retryJitter(false)
            .cacheMaxBytes(0)
            .httpResolvers(List.of("standard"))
            .proxy("direct")
            .build();
    return Tif1.builder(config).listener(events::add).open();
  }

  private static long had(List<Outcome<JsonDocument>> outcomes) {
    return outcomes.stream().filter(one -> one instanceof Outcome.Success<?>).count();
  }

  @ParameterizedTest
  @EnumSource(CdnLayout.class)
  void b4_eachPublicLayoutIsAskedByItsTemplate(CdnLayout layout) {
    try (FakeCdn cdn = FakeCdn.builder().layout(layout).content(published(1)).start();
        Tif1 f1 = client(cdn, cdn.template())) {
      assertThat(f1.fetch(file(1)).text()).isEqualTo("{\"a\":1}");
      assertThat(cdn.requestCount()).isEqualTo(1);
    }
  }

  @Test
  void b7_aQuotaIsKeptBefore429Comes() {
    try (FakeCdn cdn =
            FakeCdn.builder().content(published(90)).quota(30, Duration.ofSeconds(1)).start();
        Tif1 f1 = client(cdn, cdn.template())) {
      assertThat(had(f1.fetchAll(files(90)))).isEqualTo(90);

      assertThat(cdn.answered(429)).isZero();
      assertThat(cdn.requestCount()).isEqualTo(90);
    }
  }

  @Test
  void b7_whatAQuotaDoesNotAllowGoesToTheOtherCdn() {
    try (FakeCdn limited =
            FakeCdn.builder().content(published(100)).quota(30, Duration.ofMinutes(5)).start();
        FakeCdn free = FakeCdn.builder().content(published(100)).start();
        Tif1 f1 = client(limited, limited.template(), free.template())) {
      assertThat(had(f1.fetchAll(files(100)))).isEqualTo(100);

      assertThat(limited.answered(429)).isZero();
      assertThat(limited.requestCount()).isLessThanOrEqualTo(30);
      assertThat(free.requestCount()).isEqualTo(100 - limited.requestCount());
      assertThat(f1.cdns().get(0).requestsPerSecond()).isLessThan(1);
    }
  }

  @Test
  void c4_aCdnThatThrottledIsLeftAloneByThoseWhoAlreadyQueue() {
    try (FakeCdn throttled = FakeCdn.builder().content(published(100)).start();
        FakeCdn free = FakeCdn.builder().content(published(100)).start();
        Tif1 f1 = client(throttled, throttled.template(), free.template())) {
      throttled.faultAlways(Fault.retryAfter(429, "300"));

      assertThat(had(f1.fetchAll(files(100)))).isEqualTo(100);

      assertThat(throttled.requestCount()).isLessThanOrEqualTo(f1Concurrency(f1));
      assertThat(f1.cdns().get(0).heldFor()).isGreaterThan(Duration.ofMinutes(4));
    }
  }

  private static int f1Concurrency(Tif1 f1) {
    return f1.settings().snapshot().maxConcurrentRequests();
  }

  @Test
  void aSignedUrlIsAskedForWithNothingOfOursAndToldToNobody() {
    try (FakeCdn store =
            FakeCdn.builder()
                .host("127.0.0.1")
                .content(published(2))
                .signedUrlsOnly(Duration.ofMinutes(5))
                .start();
        FakeCdn hub =
            FakeCdn.builder()
                .layout(CdnLayout.HUGGING_FACE)
                .quota(1000, Duration.ofMinutes(5))
                .redirectTo(store)
                .start();
        Tif1 f1 = client(hub, hub.template())) {
      f1.fetch(file(1));
      // The body is known now, and its validators are those of the store.
      f1.with(how -> how.withCache(CachePolicy.REFRESH)).fetch(file(1));
      store.faultAlways(Fault.status(500));
      Throwable failure = catching(() -> f1.with(how -> how.withMaxRetries(0)).fetch(file(2)));

      String signature = store.requests().get(0).toString();
      assertThat(store.answered(400)).isZero();
      assertThat(signature).contains("?");
      assertThat(failure).isInstanceOf(FetchFailedException.class);
      String told = failure + "\n" + ((FetchFailedException) failure).attempts() + events;
      assertThat(told).doesNotContain("ignature=", "Signature", "X-Amz", "?");
      assertThat(f1.cdns().get(0).heldFor()).isZero();
    }
  }

  private static Throwable catching(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException e) {
      return e instanceof CompletionException && e.getCause() != null ? e.getCause() : e;
    }
    throw new AssertionError("it did not fail");
  }

  @Test
  void aPinnedSeasonIsNotAskedOfACdnWithoutVersions() {
    try (FakeCdn hub =
            FakeCdn.builder().layout(CdnLayout.HUGGING_FACE).content(published(1)).start();
        FakeCdn cdn =
            FakeCdn.builder()
                .content(
                    Content.of(
                        Map.of("2021@" + COMMIT + "/" + file(1).file().substring(5), "{\"b\":2}")))
                .start();
        Tif1 f1 = client(hub, hub.template(), cdn.template())) {
      f1.update(settings -> settings.seasonRefs(Map.of(2021, COMMIT)));

      assertThat(f1.fetch(file(1)).text()).isEqualTo("{\"b\":2}");
      assertThat(hub.requestCount()).isZero();
    }
  }

  @Test
  void ifNoCdnHasVersionsAPinnedSeasonIsAnErrorThatSaysSo() {
    try (FakeCdn hub =
            FakeCdn.builder().layout(CdnLayout.HUGGING_FACE).content(published(1)).start();
        Tif1 f1 = client(hub, hub.template())) {
      f1.update(settings -> settings.seasonRefs(Map.of(2021, COMMIT)));

      assertThatThrownBy(() -> f1.fetch(file(1)))
          .isInstanceOfSatisfying(
              FetchFailedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_CDN))
          .hasMessageContaining("season 2021 is read at " + COMMIT)
          .hasMessageContaining("{ref}");
      assertThatThrownBy(() -> f1.fetchAsync(file(1)).join())
          .hasCauseInstanceOf(FetchFailedException.class);
      assertThat(hub.requestCount()).isZero();
    }
  }

  @Test
  void c4_everyFileComesFromAServerThatThrottlesWithoutSayingForHowLong() {
    try (FakeCdn cdn = FakeCdn.builder().content(published(60)).start();
        Tif1 f1 = client(cdn, cdn.template())) {
      cdn.faultNext(
          Stream.concat(
                  Collections.nCopies(10, Fault.NONE).stream(),
                  Collections.nCopies(10, Fault.status(429)).stream())
              .toArray(Fault[]::new));

      assertThat(had(f1.fetchAll(files(60)))).isEqualTo(60);
      assertThat(cdn.requestCount()).isEqualTo(70);
    }
  }
}
