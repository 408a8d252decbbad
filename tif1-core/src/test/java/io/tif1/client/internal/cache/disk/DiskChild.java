package io.tif1.client.internal.cache.disk;

import io.tif1.client.internal.runtime.SystemTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** What other processes do in tests: {@code what directory numbers...}. Talks by lines. */
final class DiskChild {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  static final int BODY_BYTES = 2_000;

  private DiskChild() {}

  public static void main(String[] arguments) throws Exception {
    Path directory = Path.of(arguments[1]);
    try (var time = new SystemTime();
        var store = new DiskStore(DiskOptions.in(directory).withQueue(500, 2 << 20), time)) {
      switch (arguments[0]) {
        case "forever" -> writeForever(store, Integer.parseInt(arguments[2]));
        case "share" ->
            share(
                store,
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
        case "look" -> say("found " + store.read(DiskRig.KEY));
        case "write" -> {
          store.put(DiskRig.KEY, DiskRig.body("child"));
          say("flushed " + store.flush(PATIENCE));
        }
        default -> throw new IllegalArgumentException(arguments[0]);
      }
      say("stats " + store.stats());
    }
  }

  static byte[] image(int lap) {
    return DiskRig.body(-lap, 3_000).body();
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  /** Puts one key after another, from {@code first}, telling each with the time. */
  private static void writeForever(DiskStore store, int first) throws InterruptedException {
    for (int lap = first; ; lap++) {
      while (!store.put(DiskRig.key(lap), DiskRig.body(lap, BODY_BYTES))) {
        store.whenSpace(PATIENCE).join();
      }
      say(lap + " " + System.nanoTime());
      if (lap % 7 == 0) { // a bit of everything else
        store.confirm(DiskRig.key(lap), DiskRig.body(lap, BODY_BYTES), 1_000, null, null);
        store.read(DiskRig.key(first));
        int earlier = Math.max(first, lap - 3_000);
        StoredBody body = DiskRig.body(earlier, BODY_BYTES);
        store.putDecoded(DiskRig.key(earlier), body, 1, 3_000, () -> image(earlier));
      }
      if (lap % 100 == 99) {
        store.whenSpace(PATIENCE).join();
      }
    }
  }

  /** Writes its own keys and reads those of all: each is missing or right. */
  private static void share(DiskStore store, int number, int processes, int count)
      throws InterruptedException {
    var random = new Random(number);
    for (int i = 0; i < count; i++) {
      int own = number * count + i;
      while (!store.put(DiskRig.key(own), DiskRig.body(own, BODY_BYTES))) {
        store.whenSpace(PATIENCE).join();
      }
      int any =
          i % 2 == 0 ? number * count + random.nextInt(i + 1) : random.nextInt(processes * count);
      StoredEntry entry = store.read(DiskRig.key(any));
      boolean mustBeThere = i % 2 == 0;
      if (entry == null ? mustBeThere : !entry.equals(DiskRig.body(any, BODY_BYTES))) {
        say("WRONG " + any + " " + entry);
      }
      if (i % 50 == 49) {
        store.flush(PATIENCE);
      }
    }
    say("flushed " + store.flush(PATIENCE));
  }
}
