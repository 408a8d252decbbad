package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/**
 * Random bits of the file and of its log flipped: never a wrong answer, and the store goes on.
 * {@code -Dtif1.disk.flips=1000} for the long form, {@code -Dtif1.disk.seed} for other bits.
 */
@Timeout(3600)
class BitFlipTest {
  private static final int RUNS = Integer.getInteger("tif1.disk.flips", 100);
  private static final long SEED = Long.getLong("tif1.disk.seed", 1);
  private static final int FIRST = Integer.getInteger("tif1.disk.first", 0);
  private static final int ENTRIES = 60;

  @TempDir Path directory;

  /** The files as a killed process leaves them: some rows in the file, some in the log. */
  private final Map<String, byte[]> files = new HashMap<>();

  @BeforeEach
  void fill() throws Exception {
    Path original = directory.resolve("original");
    try (var rig = new DiskRig(original)) {
      rig.fill(ENTRIES / 2, 3_000);
      DiskStore store = rig.store();
      for (int lap = 0; lap < ENTRIES; lap++) {
        store.put(key(lap), entry(lap));
      }
      flush(store);
      for (int lap = 0; lap < ENTRIES; lap++) {
        if (entry(lap) instanceof StoredBody body) {
          store.putDecoded(key(lap), body, 1, 1_000, () -> image(body));
        }
      }
      flush(store);
      for (String suffix : new String[] {"", "-wal"}) {
        String name = DiskOptions.FILE_NAME + suffix;
        files.put(name, bytes(original.resolve(name)));
      }
    }
  }

  /** By a process of its own: closing a descriptor here would drop the store's locks. */
  private static byte[] bytes(Path file) throws Exception {
    Process cat = new ProcessBuilder("cat", file.toString()).start();
    return cat.getInputStream().readAllBytes();
  }

  private static StoredEntry entry(int lap) {
    return lap % 10 == 3
        ? new NotPublished("https://cdn.example.com/" + lap, lap)
        : body(lap, lap * 300);
  }

  /** Of the body: none that is beside another can be right. */
  private static byte[] image(StoredBody of) {
    return body(Sums.body(of.body()), 1_000).body();
  }

  @Test
  void neverGiveAWrongAnswer() throws Exception {
    for (int run = FIRST; run < FIRST + RUNS; run++) {
      flip(run);
    }
  }

  private void flip(int run) throws Exception {
    var random = new Random(SEED * 1_000_003 + run);
    Path copy = Files.createDirectory(directory.resolve("run" + run));
    int flips = 1 + random.nextInt(random.nextInt(4) == 0 ? 200 : 4);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      byte[] bytes = file.getValue().clone();
      // Small numbers of pages steer all others: they get their share.
      int range =
          random.nextBoolean() ? bytes.length : Math.min(bytes.length, 3 * Schema.PAGE_BYTES);
      for (int i = 0; i < flips; i++) {
        bytes[random.nextInt(range)] ^= (byte) (1 << random.nextInt(8));
      }
      Files.write(copy.resolve(file.getKey()), bytes);
    }
    try (var rig = new DiskRig(copy)) {
      DiskStore store = rig.store();
      for (int lap = 0; lap < ENTRIES; lap++) {
        StoredEntry entry = store.read(key(lap));
        if (entry != null) {
          assertThat(entry).as("run %d, lap %d", run, lap).isIn(entry(lap), body(lap, 3_000));
        }
        StoredEntry decoded = store.readDecoded(key(lap), 1);
        if (decoded instanceof StoredColumns columns) {
          assertThat(columns.image())
              .as("image of run %d, lap %d", run, lap)
              .isIn(image(body(lap, lap * 300)), image(body(lap, 3_000)));
        } else if (decoded != null) {
          assertThat(decoded).as("run %d, lap %d", run, lap).isIn(entry(lap), body(lap, 3_000));
        }
      }
      store.put(key(999), body("after"));
      store.put(key(5), body("after, too"));
      flush(store);
      assertThat(store.read(key(999)))
          .as(
              () ->
                  "run "
                      + run
                      + " "
                      + store.stats()
                      + " "
                      + rig.warnings()
                      + rig.log.lines(Level.DEBUG))
          .isEqualTo(body("after"));
      assertThat(store.read(key(5))).as("run %d", run).isEqualTo(body("after, too"));
      assertThat(rig.warnings()).as("run %d", run).hasSizeLessThanOrEqualTo(1);
    }
  }
}
