package io.tif1.tests.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.Outcome;
import io.tif1.client.Tif1;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes that are killed while they sync, again and again into the same cache. {@code
 * -Dtif1.cache.kills=200} for the long form, {@code -Dtif1.cache.seed} for other moments.
 */
@Timeout(3600)
class KilledSyncTest {
  private static final int KILLS = Integer.getInteger("tif1.cache.kills", 8);
  private static final long SEED = Long.getLong("tif1.cache.seed", 1);

  /** How many files no process gets through in its life. */
  private static final int FILES_OF_A_LIFE = 100_000;

  /** How many files of the life before are asked for again. */
  private static final int OVERLAP = 200;

  private static final long SECOND_NANOS = 1_000_000_000L;

  @TempDir Path directory;

  private final Numbered files = new Numbered(4_000);
  private final FakeCdn cdn = FakeCdn.builder().content(files.content()).remember(1).start();

  @AfterEach
  void close() {
    cdn.close();
  }

  /** What a process has had, and when, up to its death; and when that was. */
  private record Life(Map<Integer, Long> had, long deathNanos) {}

  private Life life(Path authority, int first, long lengthNanos) throws Exception {
    var had = new LinkedHashMap<Integer, Long>();
    try (var child =
        new SyncChild(
            cdn.baseUri(),
            authority,
            directory.resolve("cache"),
            files.textBytes(),
            first,
            first + FILES_OF_A_LIFE)) {
      long begin = 0;
      for (String line = child.line(); line != null; line = child.line()) {
        long at = note(had, line);
        begin = begin == 0 ? at : begin;
        if (at - begin > lengthNanos) {
          break;
        }
      }
      long death = System.nanoTime();
      child.kill().forEach(line -> note(had, line));
      return new Life(had, death);
    }
  }

  private static long note(Map<Integer, Long> had, String line) {
    assertThat(line).doesNotStartWith("WRONG");
    if (!line.matches("\\d+ \\d+")) {
      return 0; // a logger's, or cut by death
    }
    String[] parts = line.split(" ", 2);
    had.put(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    return Long.parseLong(parts[1]);
  }

  @Test
  void c62_whatIsOlderThanASecondIsThereAndNothingIsWrong() throws Exception {
    Path authority = cdn.writeCaPem(directory);
    var random = new Random(SEED);
    int first = 0;
    int lost = 0;
    int kept = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      Life life = life(authority, first, random.nextLong(2 * SECOND_NANOS));
      try (Tif1 client =
          Tif1.open(SyncChild.config(cdn.baseUri(), authority, directory.resolve("cache")))) {
        List<Integer> gone = lostOf(client, life);
        lost += gone.size();
        kept += life.had().size() - gone.size();
        assertThat(client.cache().verify().isClean()).isTrue();
        assertThat(client.stats().cache().corrupt()).isZero();
      }
      first += Math.max(0, life.had().size() - OVERLAP);
    }
    assertThat(kept).isPositive();
    System.out.printf(
        "killed %d times: %,d files found again, %,d of the last second lost%n", KILLS, kept, lost);
  }

  /** The files that the cache has not; all others are what they have to be. */
  private List<Integer> lostOf(Tif1 client, Life life) {
    var gone = new ArrayList<Integer>();
    client
        .with(options -> options.withCache(CachePolicy.ONLY))
        .fetchEach(
            life.had().keySet().stream().map(files::resource).toList(),
            outcome -> {
              int number = Numbered.number(outcome.resource());
              if (outcome instanceof Outcome.Success<JsonDocument> success) {
                assertThat(success.value().text()).isEqualTo(files.text(number));
              } else {
                gone.add(number);
                assertThat(((Outcome.Failure<JsonDocument>) outcome).error())
                    .isInstanceOfSatisfying(
                        FetchFailedException.class,
                        e ->
                            assertThat(e.reason())
                                .isEqualTo(FetchFailedException.Reason.NOT_CACHED));
                assertThat(life.deathNanos() - life.had().getOrDefault(number, 0L))
                    .as("age in ns of lost file %d", number)
                    .isLessThan(SECOND_NANOS);
              }
            });
    return gone;
  }
}
