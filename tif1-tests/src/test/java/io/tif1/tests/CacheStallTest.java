package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.Origin;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.ManualTime;
import io.tif1.tests.support.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A disk that does not answer. What stands for it is the lock that loading SQLite needs: whoever
 * opens the database waits for it, as for a network file system that has gone.
 */
class CacheStallTest {
  private static final Resource<JsonDocument> FILE = World.file("drivers.json");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  @TempDir Path directory;

  private final ManualTime time = new ManualTime();
  private final FakeCdn cdn = FakeCdn.serving(World.everything());
  private final CountDownLatch answers = new CountDownLatch(1);
  private final CountDownLatch stalled = new CountDownLatch(1);
  private Thread disk;

  @BeforeEach
  void fillAndStall() throws InterruptedException {
    try (Tif1 client = open()) {
      client.fetch(FILE);
    }
    disk =
        new Thread(
            () -> {
              synchronized (System.getProperties()) {
                stalled.countDown();
                awaitAnswer();
              }
            });
    disk.start();
    stalled.await();
  }

  private void awaitAnswer() {
    try {
      answers.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() throws InterruptedException {
    answers.countDown();
    disk.join();
    cdn.close();
  }

  private Tif1 open() {
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cdns(List.of(cdn.baseUri()))
            .caBundle(cdn.writeCaPem(directory))
            .retryJitter(false)
            .memoryCacheMaxBytes(0)
            .cacheDir(directory.resolve("cache"))
            .build();
    return Tif1.builder(config).timeSource(time).open();
  }

  private static Origin origin(CompletableFuture<List<Outcome<JsonDocument>>> fetch) {
    return ((Outcome.Success<JsonDocument>) fetch.join().get(0)).origin();
  }

  @Test
  void g9_aDiskThatDoesNotAnswerCostsAFetchTenSecondsAndTheNextOnesNothing() throws Exception {
    try (Tif1 client = open()) {
      var first = client.fetchAllAsync(List.of(FILE));
      time.awaitTimer(PATIENCE::equals);
      time.advance(PATIENCE);
      assertThat(origin(first).source()).isEqualTo(Origin.Source.NETWORK);

      var second = client.fetchAllAsync(List.of(FILE));
      assertThat(origin(second).source()).isEqualTo(Origin.Source.NETWORK);
      assertThat(cdn.requestCount()).isEqualTo(3);

      answers.countDown();
    }
  }

  @Test
  void g9_withoutTheNetworkTheErrorSaysThatTheDiskDoesNotAnswer() throws Exception {
    try (Tif1 client = open()) {
      var fetch = client.with(how -> how.withCache(CachePolicy.ONLY)).fetchAsync(FILE);
      time.awaitTimer(PATIENCE::equals);
      time.advance(PATIENCE);
      assertThatThrownBy(fetch::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("has not answered for 10 s");
      answers.countDown();
    }
  }
}
