package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.KEY;
import static io.tif1.client.internal.cache.disk.DiskRig.PATIENCE;
import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreTest {
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

  @Test
  void whatWasNeverPutIsAMiss() {
    DiskStore store = rig.store();
    assertThat(store.read(KEY)).isNull();
    assertThat(store.stats().misses()).isEqualTo(1);
  }

  @Test
  void aReadBeforeAnyWriteMakesNoFile() {
    rig.store().read(KEY);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aPutIsReadBeforeItIsWritten() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    assertThat(store.read(KEY)).isEqualTo(body("one"));
    assertThat(rig.file).doesNotExist();
  }

  @Test
  void aPutIsReadAfterItWasWritten() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one"));
    assertThat(store.stats().hits()).isEqualTo(1);
  }

  @Test
  void anotherStoreOfTheFileReadsIt() {
    DiskStore one = rig.store();
    one.put(KEY, body("one"));
    flush(one);
    assertThat(rig.store().read(KEY)).isEqualTo(body("one"));
  }

  @Test
  void whatAServerDidNotSendIsNull() {
    var bare = new StoredBody(null, new byte[] {1}, null, null, "cdn", 1, 2);
    DiskStore store = rig.store();
    store.put(KEY, bare);
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(bare);
  }

  @Test
  void anEmptyBodyIsABody() {
    DiskStore store = rig.store();
    store.put(KEY, body(""));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body(""));
  }

  @Test
  void absenceIsRemembered() {
    var missing = new NotPublished("https://cdn.example.com/2021@main/x.json", 5);
    DiskStore store = rig.store();
    store.put(KEY, missing);
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(missing);
  }

  @Test
  void absenceReplacesABodyAndItsBytes() throws Exception {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    store.put(KEY, new NotPublished("https://cdn.example.com/", 5));
    flush(store);
    assertThat(store.read(KEY)).isInstanceOf(NotPublished.class);
    assertThat(rig.number("SELECT count(*) FROM body")).isZero();
  }

  @Test
  void theLatestPutWins() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    store.put(KEY, body("two"));
    assertThat(store.read(KEY)).isEqualTo(body("two"));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("two"));
  }

  @Test
  void keysOfDifferentRefsAreDifferentFiles() {
    var pinned = DiskKey.parse(KEY.toString().replace("@main", "@" + "a".repeat(40)));
    DiskStore store = rig.store();
    store.put(KEY, body("moving"));
    store.put(pinned, body("pinned"));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("moving"));
    assertThat(store.read(pinned)).isEqualTo(body("pinned"));
  }

  @Test
  void aRemovedEntryIsGoneBeforeAndAfterItIsWritten() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    store.remove(KEY);
    assertThat(store.read(KEY)).isNull();
    flush(store);
    assertThat(store.read(KEY)).isNull();
  }

  @Test
  void aConfirmationRefreshesTheRowAndKeepsTheBody() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    store.confirm(KEY, body("one"), 9_000, "\"e2\"", null);
    StoredBody expected = body("one").confirmed(9_000, "\"e2\"", null);
    assertThat(store.read(KEY)).isEqualTo(expected);
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(expected);
    assertThat(rig.store().read(KEY)).isEqualTo(expected);
  }

  @Test
  void aConfirmationOfAPutThatIsNotWrittenYetIsKept() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    store.confirm(KEY, body("one"), 9_000, null, null);
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one").confirmed(9_000, null, null));
  }

  @Test
  void twoConfirmationsInOneBatchKeepTheValidatorOfTheFirst() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    store.confirm(KEY, body("one"), 8_000, "\"e2\"", null);
    store.confirm(KEY, body("one"), 9_000, null, null);
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one").confirmed(9_000, "\"e2\"", null));
  }

  @Test
  void aConfirmationDoesNotVouchForABodyThatAnotherProcessPutThereMeanwhile() {
    DiskStore one = rig.store();
    DiskStore other = rig.store();
    one.put(KEY, body("one"));
    flush(one);
    other.put(KEY, body("two"));
    flush(other);
    one.confirm(KEY, body("one"), 9_000, "\"e1\"", null);
    assertThat(one.read(KEY)).isEqualTo(body("two"));
    flush(one);
    assertThat(one.read(KEY)).isEqualTo(body("two"));
  }

  @Test
  void aConfirmationOfAnotherBodyDoesNotDisplaceTheOneThatWaits() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    store.confirm(KEY, body("one"), 9_000, null, null);
    assertThat(store.confirm(KEY, body("two"), 9_500, null, null)).isFalse();
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one").confirmed(9_000, null, null));
  }

  @Test
  void aConfirmationOfWhatIsGoneDoesNothing() {
    DiskStore store = rig.store();
    store.confirm(KEY, body("one"), 9_000, null, null);
    flush(store);
    assertThat(store.read(KEY)).isNull();
  }

  @Test
  void changesAreCommittedWhenTheGroupingTimeIsOver() throws Exception {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    rig.time.awaitTimer(rig.options().groupingTime());
    rig.time.move(rig.options().groupingTime());
    flush(store); // waits for the writer, which has begun
    assertThat(rig.number("SELECT count(*) FROM entry")).isEqualTo(1);
  }

  @Test
  void changesOfOneGroupingTimeSetOneTimer() {
    DiskStore store = rig.store();
    store.put(key(1), body("one"));
    store.put(key(2), body("two"));
    assertThat(rig.time.pending()).isEqualTo(1);
  }

  @Test
  void manyBytesAreCommittedWithoutWaiting() throws Exception {
    DiskStore store = rig.store();
    for (int lap = 0; lap < 6; lap++) {
      store.put(key(lap), body(lap, 1 << 20));
    }
    assertThat(store.whenSpace(PATIENCE).join()).isTrue();
    flush(store);
    assertThat(rig.number("SELECT count(*) FROM body")).isEqualTo(6);
  }

  @Test
  void closingWritesWhatIsLeft() {
    try (DiskStore store = rig.store()) {
      store.put(KEY, body("one"));
    }
    assertThat(rig.store().read(KEY)).isEqualTo(body("one"));
  }

  @Test
  void closingLeavesNeitherLogNorTimer() {
    try (DiskStore store = rig.store()) {
      store.put(KEY, body("one"));
      flush(store);
      store.read(KEY);
    }
    assertThat(directory.resolve(DiskOptions.FILE_NAME + "-wal")).doesNotExist();
    assertThat(rig.time.pending()).isZero();
  }

  @Test
  void aClosedStoreReadsNothingAndTakesNothing() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    store.close();
    store.close();
    assertThat(store.read(KEY)).isNull();
    assertThat(store.put(KEY, body("two"))).isFalse();
    assertThat(store.stats().dropped()).isEqualTo(1);
  }

  @Test
  void aFullQueueDropsAndCounts() {
    DiskStore store = rig.store(rig.options().withQueue(2, 1 << 20));
    assertThat(store.put(key(1), body("1"))).isTrue();
    assertThat(store.put(key(2), body("2"))).isTrue();
    assertThat(store.put(key(3), body("3"))).isFalse();
    assertThat(store.stats().dropped()).isEqualTo(1);
    flush(store);
    assertThat(store.read(key(3))).isNull();
    assertThat(store.put(key(3), body("3"))).isTrue();
  }

  @Test
  void aFullQueueTakesALaterBodyOfAKeyThatWaits() {
    DiskStore store = rig.store(rig.options().withQueue(1, 1 << 20));
    store.put(KEY, body("one"));
    assertThat(store.put(KEY, body("two"))).isTrue();
    assertThat(store.read(KEY)).isEqualTo(body("two"));
  }

  @Test
  void theQueueIsBoundedInBytes() {
    DiskStore store = rig.store(rig.options().withQueue(100, 100_000));
    assertThat(store.put(key(1), body(1, 60_000))).isTrue();
    assertThat(store.put(key(2), body(2, 60_000))).isFalse();
  }

  @Test
  void whoWaitsForSpaceLosesNothing() throws Exception {
    DiskStore store = rig.store(rig.options().withQueue(1000, 300_000));
    for (int lap = 0; lap < 50; lap++) {
      assertThat(store.whenSpace(PATIENCE).join()).isTrue();
      assertThat(store.put(key(lap), body(lap, 100_000))).isTrue();
    }
    flush(store);
    assertThat(store.stats().written()).isEqualTo(50);
    assertThat(store.stats().dropped()).isZero();
  }

  @Test
  void aBodyLargerThanTheWholeCacheIsDropped() {
    DiskStore store = rig.store(rig.options().withMaxBytes(1 << 20));
    assertThat(store.put(KEY, body(1, (1 << 20) + 1))).isFalse();
  }

  @Test
  void theDirectoryIsMade() {
    // Without a locale JDK 17 has no file names beyond ASCII.
    Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    String letter = names.newEncoder().canEncode('ü') ? "ü" : "u";
    Path deep = directory.resolve("a").resolve("b?c %41 " + letter);
    try (var inDeep = new DiskRig(deep)) {
      DiskStore store = inDeep.store();
      store.put(KEY, body("one"));
      flush(store);
      assertThat(store.read(KEY)).isEqualTo(body("one"));
      assertThat(inDeep.file).isRegularFile();
      assertThat(inDeep.warnings()).isEmpty();
    }
  }

  @Test
  void theFileOfThePythonProgramIsLeftAlone() throws Exception {
    Path other = directory.resolve("cache.sqlite");
    Files.writeString(other, "python's");
    rig.fill(1, 10);
    assertThat(other).hasContent("python's");
  }

  @Test
  void manyThreadsReadAndWriteAtOnce() throws Exception {
    DiskStore store = rig.store();
    var threads = Executors.newFixedThreadPool(8);
    try {
      CompletableFuture<?>[] all = new CompletableFuture<?>[8];
      for (int t = 0; t < all.length; t++) {
        int first = t * 100;
        all[t] =
            CompletableFuture.runAsync(
                () -> {
                  for (int lap = first; lap < first + 100; lap++) {
                    store.put(key(lap), body(lap, 2_000));
                    if (lap % 10 == 0) {
                      flush(store);
                    }
                    assertThat(store.read(key(lap))).isEqualTo(body(lap, 2_000));
                    assertThat(store.read(key(first))).isEqualTo(body(first, 2_000));
                  }
                },
                threads);
      }
      CompletableFuture.allOf(all).join();
    } finally {
      threads.shutdown();
    }
    flush(store);
    assertThat(rig.number("SELECT count(*) FROM entry")).isEqualTo(800);
    assertThat(store.stats().errors()).isZero();
  }

  @Test
  void aReadTransactionThatIsHeldStopsNobody() throws Exception {
    DiskStore store = rig.store();
    store.put(key(1), body("old"));
    flush(store);
    try (var held = Connections.toRead(rig.file, Duration.ZERO)) {
      Sql.run(held, "BEGIN");
      Sql.number(held, "SELECT count(*) FROM entry");
      for (int lap = 1; lap <= 300; lap++) {
        store.put(key(lap), body(lap, 20_000));
        if (lap % 50 == 0) {
          flush(store);
        }
      }
      assertThat(store.read(key(300))).isEqualTo(body(300, 20_000));
      assertThat(Sql.number(held, "SELECT count(*) FROM entry")).isEqualTo(1);
    }
    assertThat(store.stats().errors()).isZero();
    assertThat(store.stats().dropped()).isZero();
  }

  @Test
  void readersDoNotWaitForAWriterOfAnotherProcess() throws Exception {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    try (var writing = Connections.toWrite(rig.file, Duration.ZERO)) {
      Sql.run(writing, "BEGIN IMMEDIATE");
      assertThat(store.read(KEY)).isEqualTo(body("one"));
      Sql.run(writing, "ROLLBACK");
    }
  }

  @Test
  void whatAnotherWriterKeepsOutWaitsIsReadAndIsWrittenLater() throws Exception {
    DiskStore store = rig.store(rig.options().withBusyTimeout(Duration.ZERO));
    store.put(key(1), body("one"));
    flush(store);
    try (var writing = Connections.toWrite(rig.file, Duration.ZERO)) {
      Sql.run(writing, "BEGIN IMMEDIATE");
      store.put(key(2), body("two"));
      assertThat(store.flush(PATIENCE)).isFalse();
      assertThat(store.read(key(2))).isEqualTo(body("two"));
      Sql.run(writing, "ROLLBACK");
    }
    assertThat(rig.warnings()).hasSize(1);
    flush(store);
    assertThat(rig.number("SELECT count(*) FROM entry")).isEqualTo(2);
  }
}
