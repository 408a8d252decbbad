package io.tif1.client.internal.cache;

import static io.tif1.client.internal.pipe.PipeSamples.payload;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.HandMovedTime;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryLevelTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final HandMovedTime time = new HandMovedTime();
  private final MemoryLevel memory = new MemoryLevel(10_000, time);

  private Entry present(int bytes) {
    String json = "{" + " ".repeat(bytes - 2) + "}";
    return new Entry.Present(payload(json), time.nanoTime(), HOUR);
  }

  @Test
  void holdsWhatWasPut() {
    Entry entry = present(100);
    memory.put("file", entry);
    assertThat(memory.get("file")).isSameAs(entry);
  }

  @Test
  void anEntryWeighsItsBytesAsReceivedAndAsDecodedAndSomethingForItsKeeping() {
    memory.put("file", present(1000));
    assertThat(memory.weightBytes()).isEqualTo(1000 + 1000 + 2 * 4 + 400);
  }

  @Test
  void absenceWeighsLittle() {
    memory.put("file", new Entry.Absent(time.nanoTime(), HOUR));
    assertThat(memory.weightBytes()).isEqualTo(408);
  }

  @Test
  void neverHoldsMoreThanItMay() {
    for (int i = 0; i < 100; i++) {
      memory.put("file" + i, present(1000));
      assertThat(memory.weightBytes()).isLessThanOrEqualTo(10_000);
    }
    assertThat(memory.weightBytes()).isPositive();
  }

  @Test
  void whatIsHeavierThanTheWholeIsNotHeld() {
    memory.put("file", present(10_001));
    assertThat(memory.weightBytes()).isZero();
    assertThat(memory.get("file")).isNull();
  }

  @Test
  void whatIsTooOldIsDropped() {
    memory.put("file", present(100));
    time.move(Duration.ofHours(1));
    assertThat(memory.get("file")).isNull();
    assertThat(memory.weightBytes()).isZero();
  }

  @Test
  void aNewerEntryHasItsOwnTime() {
    memory.put("file", new Entry.Absent(time.nanoTime(), Duration.ofMinutes(1).toNanos()));
    memory.put("file", present(100));
    time.move(Duration.ofMinutes(30));
    assertThat(memory.get("file")).isInstanceOf(Entry.Present.class);
  }

  @Test
  void a7_anEntryThatIsReplacedIsThereAllTheTime() throws Exception {
    memory.put("file", present(100));
    var missed = new AtomicInteger();
    var done = new AtomicBoolean();
    var reader =
        new Thread(
            () -> {
              while (!done.get()) {
                if (memory.get("file") == null) {
                  missed.incrementAndGet();
                }
              }
            });
    reader.start();
    for (int i = 0; i < 20_000; i++) {
      memory.put("file", present(100));
    }
    done.set(true);
    reader.join();
    assertThat(missed).hasValue(0);
  }

  @Test
  void aNewerEntryWithAShorterTimeIsDroppedEarlier() {
    memory.put("file", present(100));
    memory.put("file", new Entry.Absent(time.nanoTime(), Duration.ofMinutes(1).toNanos()));
    time.move(Duration.ofMinutes(1));
    assertThat(memory.get("file")).isNull();
  }

  @Test
  void aSmallerBoundDropsWhatNoLongerFits() {
    for (int i = 0; i < 5; i++) {
      memory.put("file" + i, present(1000));
    }
    memory.maxBytes(3000);
    assertThat(memory.weightBytes()).isLessThanOrEqualTo(3000);
  }

  @Test
  void clearedItHoldsNothing() {
    memory.put("file", present(100));
    memory.clear();
    assertThat(memory.get("file")).isNull();
  }
}
