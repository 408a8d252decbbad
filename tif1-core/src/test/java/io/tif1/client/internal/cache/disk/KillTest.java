package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed while they write. {@code -Dtif1.disk.kills=200} for the long form. */
@Timeout(3600)
class KillTest {
  private static final int KILLS = Integer.getInteger("tif1.disk.kills", 10);
  private static final int KEYS_OF_A_RUN = 100_000;

  @TempDir Path directory;
  private DiskRig rig;

  @BeforeEach
  void open() {
    rig = new DiskRig(directory);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** What a child has put, and when, up to its death; and when that was. */
  private record Life(Map<Integer, Long> puts, long deathNanos) {}

  private Life life(int first, Duration length) throws Exception {
    var puts = new LinkedHashMap<Integer, Long>();
    try (var child = new ChildJvm(List.of(), "forever", directory.toString(), "" + first)) {
      long begin = 0;
      for (String line = child.line(); line != null; line = child.line()) {
        if (line.isEmpty() || !Character.isDigit(line.charAt(0))) {
          continue; // of a logger, or of a JVM that warns of native code
        }
        long at = note(puts, line);
        begin = begin == 0 ? at : begin;
        if (at - begin > length.toNanos()) {
          break;
        }
      }
      long death = System.nanoTime();
      for (String line : child.kill()) {
        if (line.matches("\\d+ \\d+")) {
          note(puts, line);
        }
      }
      return new Life(puts, death);
    }
  }

  private static long note(Map<Integer, Long> puts, String line) {
    String[] parts = line.split(" ");
    puts.put(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
    return Long.parseLong(parts[1]);
  }

  @Test
  void whatIsOlderThanASecondIsThereAndNothingIsWrong() throws Exception {
    var random = new Random(KILLS);
    for (int kill = 0; kill < KILLS; kill++) {
      int first = kill * KEYS_OF_A_RUN;
      Life life = life(first, Duration.ofMillis(random.nextInt(1800)));
      try (DiskStore store = rig.store()) {
        life.puts()
            .forEach(
                (lap, at) -> {
                  StoredEntry entry = store.read(key(lap));
                  if (entry == null) {
                    assertThat(life.deathNanos() - at)
                        .as("age in ns of lost entry %d", lap)
                        .isLessThan(1_000_000_000L);
                  } else {
                    assertThat(entry).isEqualTo(body(lap, DiskChild.BODY_BYTES));
                  }
                  if (store.readDecoded(key(lap), 1) instanceof StoredColumns columns) {
                    assertThat(columns.image()).isEqualTo(DiskChild.image(lap));
                  }
                });
        assertThat(store.stats().corrupt()).isZero();
      }
      assertThat(rig.text("PRAGMA integrity_check")).isEqualTo("ok");
    }
    assertThat(rig.setAside()).isEmpty();
    assertThat(rig.warnings()).isEmpty();
  }
}
