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
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
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

  /** Waits until somebody is reading the disk. */
  private static void awaitReader() {
    int lock = System.identityHashCode(System.getProperties());
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
        .filter(thread -> thread != null && thread.getThreadState() == Thread.State.BLOCKED)
        .map(ThreadInfo::getLockInfo)
        .noneMatch(held -> held != null && held.getIdentityHashCode() == lock)) {
      if (System.nanoTime() - giveUp > 0) {
        throw new AssertionError("nobody has read the disk for 30 s");
      }
      LockSupport.parkNanos(1_000_000);
    }
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
      awaitReader();
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
      awaitReader();
      time.advance(PATIENCE);
      assertThatThrownBy(fetch::join)
          .isInstanceOf(CompletionException.class)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("has not answered for 10 s");
      answers.countDown();
    }
  }

  @Test
  void g9_aFetchsDeadlineHoldsWhileTheDiskDoesNotAnswer() throws Exception {
    try (Tif1 client = open()) {
      Duration timeout = Duration.ofSeconds(3);
      var fetch = client.with(how -> how.withTotalTimeout(timeout)).fetchAsync(FILE);
      awaitReader();
      time.advance(timeout);
      assertThatThrownBy(fetch::join)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("total timeout of 3000 ms");
      answers.countDown();
    }
  }
}
