package io.tif1.tests.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.client.CachePolicy;
import io.tif1.client.CacheStats;
import io.tif1.client.Outcome;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The cache on disk when it is shared, full, taken away or too small. Short unless {@code
 * -Dtif1.cache.processes=8 -Dtif1.cache.files=2000 -Dtif1.cache.fill=100} say otherwise.
 */
@Timeout(1200)
class HardCacheTest {
  private static final int PROCESSES = Integer.getInteger("tif1.cache.processes", 3);
  private static final int FILES = Integer.getInteger("tif1.cache.files", 300);

  /** MiB that are fetched with a disk of a sixth of that. */
  private static final int FILL_MIB = Integer.getInteger("tif1.cache.fill", 24);

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path directory;

  private final Numbered files = new Numbered(20_000);
  private final FakeCdn cdn = FakeCdn.builder().content(files.content()).remember(1).start();
  private Path authority;

  @BeforeEach
  void certificate() {
    authority = cdn.writeCaPem(directory);
  }

  @AfterEach
  void close() {
    cdn.close();
  }

  private Path cache() {
    return directory.resolve("cache");
  }

  private Tif1Config config() {
    return SyncChild.config(cdn.baseUri(), authority, cache());
  }

  private void fetch(Tif1 client, int first, int end, Consumer<Integer> each) {
    client.fetchEach(
        files.resources(first, end),
        (Outcome<JsonDocument> outcome) -> {
          int number = Numbered.number(outcome.resource());
          assertThat(outcome.orElseThrow().text()).isEqualTo(files.text(number));
          each.accept(number);
        });
  }

  @Test
  void processesThatShareADirectoryLoseNothingAndReadNothingWrong() throws Exception {
    var children = new ArrayList<SyncChild>();
    try {
      for (int i = 0; i < PROCESSES; i++) {
        children.add(new SyncChild(cdn.baseUri(), authority, cache(), files.textBytes(), 0, FILES));
      }
      for (SyncChild child : children) {
        assertThat(child.rest())
            .contains("flushed true")
            .noneMatch(line -> line.startsWith("WRONG"))
            .anyMatch(line -> line.contains(" 0 dropped") && line.endsWith(" 0 corrupt"));
        assertThat(child.exitCode()).isZero();
      }
    } finally {
      children.forEach(SyncChild::close);
    }
    try (Tif1 client = Tif1.open(config().toBuilder().offlineMode(true).build())) {
      fetch(client, 0, FILES, number -> {});
      assertThat(client.cache().verify().isClean()).isTrue();
    }
  }

  @Test
  void aFullDiskFailsNoFetch() throws Exception {
    Files.createDirectory(cache());
    int sizeMib = Math.max(2, FILL_MIB * 16 / 100);
    assumeTrue(
        run("mount", "-t", "tmpfs", "-o", "size=" + sizeMib + "m", "tmpfs", cache().toString()),
        "waits for leave to mount a file system in memory of " + sizeMib + " MiB");
    try (Tif1 client = Tif1.open(config())) {
      int count = FILL_MIB * (1 << 20) / files.textBytes();
      var had = new ArrayList<Integer>();
      fetch(client, 0, count, had::add);

      assertThat(had).hasSize(count);
      assertThat(client.stats().cache().dropped()).isPositive();
    } finally {
      assertThat(run("umount", cache().toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }

  @Test
  void aDirectoryDeletedDuringABatchCostsNoFetchAndIsMadeAgain() {
    try (Tif1 client = Tif1.open(config())) {
      var had = new ArrayList<Integer>();
      fetch(
          client,
          0,
          200,
          number -> {
            had.add(number);
            if (had.size() == 100) {
              client.cache().flush(LONG);
              delete(cache());
            }
          });
      fetch(client, 200, 210, had::add);

      assertThat(had).hasSize(210);
      assertThat(client.cache().flush(LONG)).isTrue();
    }
    try (Tif1 client = Tif1.open(config().toBuilder().offlineMode(true).build())) {
      fetch(client, 200, 210, number -> {});
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path one : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.deleteIfExists(one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void memoryHoldsWhatItMayByWeightAndNoMore() {
    Tif1Config config = config().toBuilder().memoryCacheMaxBytes(1 << 20).cacheMaxBytes(0).build();
    try (Tif1 client = Tif1.open(config)) {
      fetch(client, 0, 150, number -> {});

      assertThat(client.cache().memoryBytes()).isBetween((1L << 20) / 2, 1L << 20);
    }
  }

  @Test
  void aCacheThatIsTooSmallEvictsAndCountsIt() {
    Tif1Config config = config().toBuilder().cacheMaxBytes(1 << 20).build();
    try (Tif1 client = Tif1.open(config)) {
      fetch(client, 0, 150, number -> {});
      assertThat(client.cache().flush(LONG)).isTrue();

      assertThat(client.stats().cache().evicted()).isPositive();
      assertThat(client.cache().info().usedBytes()).isLessThanOrEqualTo(1 << 20);
    }
  }

  @Test
  void whatHappensIsCounted() {
    try (Tif1 client = Tif1.open(config())) {
      fetch(client, 0, 10, number -> {});
      assertThat(client.cache().flush(LONG)).isTrue();
      fetch(client, 0, 10, number -> {});
      client.cache().clearMemory();
      fetch(client, 0, 10, number -> {});

      CacheStats stats = client.stats().cache();
      assertThat(List.of(stats.misses(), stats.memoryHits(), stats.diskHits(), stats.written()))
          .containsExactly(10L, 10L, 10L, 10L);
      assertThat(List.of(stats.dropped(), stats.evicted(), stats.corrupt(), stats.stale()))
          .containsOnly(0L);
    }
  }

  @Test
  void whatADiskThatCannotBeUsedWouldHaveKeptIsCountedAsDropped() throws IOException {
    Files.writeString(cache(), "a file where a directory should be");
    try (Tif1 client = Tif1.open(config())) {
      fetch(client, 0, 1, number -> {});
      client.cache().flush(LONG);
      fetch(client, 1, 6, number -> {});

      assertThat(client.stats().cache().dropped()).isGreaterThanOrEqualTo(5);
      assertThat(client.stats().cache().written()).isZero();
    }
  }

  @Test
  void aFileThatIsOnDiskOnlyAnswersUnderThePolicyOnly() {
    try (Tif1 client = Tif1.open(config())) {
      fetch(client, 0, 1, number -> {});
    }
    int asked = cdn.requestCount();
    try (Tif1 client = Tif1.open(config())) {
      client.with(o -> o.withCache(CachePolicy.ONLY)).fetch(files.resource(0));
    }
    assertThat(cdn.requestCount()).isEqualTo(asked);
  }
}
