package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.KEY;
import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows and files that are not what they were. */
class DamageTest {
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE body SET data = x'00'",
        "UPDATE entry SET etag = '\"e3\"'",
        "UPDATE entry SET etag = NULL",
        "UPDATE entry SET encoding = 'gziq'",
        "UPDATE entry SET encoding = ''",
        "UPDATE entry SET modified = 'Sun'",
        "UPDATE entry SET source = 'other'",
        "UPDATE entry SET fetched = 1001",
        "UPDATE entry SET confirmed = 1001",
        "UPDATE entry SET length = 4",
        "UPDATE entry SET body_sum = body_sum + 1",
        "UPDATE entry SET row_sum = row_sum + 1",
        "UPDATE entry SET kind = 2",
        "UPDATE entry SET kind = 3",
        "DELETE FROM body"
      })
  void aRowWithOneThingChangedIsAMissAndIsDeleted(String change) throws Exception {
    rig.fill(2, 3);
    rig.sql(change);
    DiskStore store = rig.store();
    assertThat(store.read(KEY)).isNull();
    assertThat(store.stats().corrupt()).isEqualTo(1);
    flush(store);
    assertThat(rig.number("SELECT count(*) FROM entry WHERE key = '" + KEY + "'")).isZero();
  }

  @Test
  void aBadRowThatIsFetchedAgainIsGoodAgain() throws Exception {
    rig.fill(2, 3);
    rig.sql("UPDATE body SET data = x'00'");
    DiskStore store = rig.store();
    store.read(KEY);
    store.put(KEY, body(1, 3));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body(1, 3));
  }

  @Test
  void rowsThatChangedPlacesAreNotTakenForOneAnother() throws Exception {
    rig.fill(3, 3);
    rig.sql(
        "UPDATE entry SET key = 'x' WHERE key = '" + key(1) + "'",
        "UPDATE entry SET key = '" + key(1) + "' WHERE key = '" + key(2) + "'");
    assertThat(rig.store().read(key(1))).isNull();
  }

  @Test
  void bodiesThatChangedPlacesAreNotTakenForOneAnother() throws Exception {
    rig.fill(3, 3);
    rig.sql("UPDATE body SET id = -id", "UPDATE body SET id = 4 + id");
    assertThat(rig.store().read(key(0))).isNull();
    assertThat(rig.store().read(key(2))).isNull();
  }

  @Test
  void aConfirmationDoesNotMakeABadRowLookGood() throws Exception {
    rig.fill(2, 3);
    rig.sql("UPDATE entry SET etag = '\"e3\"'");
    DiskStore store = rig.store();
    store.confirm(KEY, body(1, 3), 5, null, null);
    flush(store);
    assertThat(store.read(KEY)).isNull();
  }

  @Test
  void garbageIsSetAsideAndANewFileBegun() throws Exception {
    Files.writeString(rig.file, "this is not a database, not at all".repeat(100));
    DiskStore store = rig.store();
    assertThat(store.read(KEY)).isNull();
    store.put(KEY, body("one"));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one"));
    assertThat(rig.setAside()).hasSize(1);
    assertThat(rig.setAside().get(0)).content().startsWith("this is not a database");
    assertThat(rig.warnings()).singleElement().asString().contains("set aside as", ".corrupt-");
  }

  @Test
  void anEmptyFileIsANewOne() throws Exception {
    Files.createFile(rig.file);
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one"));
    assertThat(rig.warnings()).isEmpty();
  }

  @Test
  void aDatabaseOfAnotherProgramIsSetAsideWhole() throws Exception {
    rig.sql("CREATE TABLE theirs (x)", "INSERT INTO theirs VALUES (7)");
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    assertThat(rig.setAside()).hasSize(1);
    try (var theirs = Connections.toRead(rig.setAside().get(0), Duration.ZERO)) {
      assertThat(Sql.number(theirs, "SELECT x FROM theirs")).isEqualTo(7);
    }
  }

  @Test
  void aTruncatedFileIsSetAsideWhenItShows() throws Exception {
    rig.fill(100, 5_000);
    try (FileChannel channel = FileChannel.open(rig.file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() / 2);
    }
    DiskStore store = rig.store();
    for (int lap = 0; lap < 100; lap++) {
      StoredEntry entry = store.read(key(lap));
      assertThat(entry == null || entry.equals(body(lap, 5_000))).isTrue();
    }
    store.put(KEY, body("again"));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("again"));
    assertThat(rig.setAside()).hasSize(1);
    assertThat(rig.warnings()).hasSize(1);
  }

  @Test
  void aTableThatLostAColumnIsDamage() throws Exception {
    rig.fill(1, 10);
    rig.sql("ALTER TABLE entry DROP COLUMN etag");
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one"));
    assertThat(rig.setAside()).hasSize(1);
  }

  @Test
  void damageFoundWhileOpenIsSetAsideAndWritesGoOn() throws Exception {
    rig.fill(200, 5_000);
    DiskStore store = rig.store();
    store.read(key(0));
    try (FileChannel channel = FileChannel.open(rig.file, StandardOpenOption.WRITE)) {
      for (long page = 1; page * Schema.PAGE_BYTES < channel.size(); page++) {
        channel.write(ByteBuffer.wrap(new byte[1000]), page * Schema.PAGE_BYTES);
      }
    }
    for (int lap = 0; lap < 200; lap++) {
      StoredEntry entry = store.read(key(lap));
      assertThat(entry == null || entry.equals(body(lap, 5_000))).isTrue();
    }
    store.put(KEY, body("again"));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("again"));
    assertThat(rig.setAside()).hasSize(1);
  }

  @Test
  void anotherStoreThatHadTheDamagedFileOpenGoesOverToTheNewOne() throws Exception {
    rig.fill(1, 10);
    DiskStore one = rig.store();
    DiskStore other = rig.store();
    other.put(key(5), body("five"));
    flush(other);
    // What the first store does when it comes upon damage:
    SetAside.move(rig.file, rig.time.instant());
    one.put(key(6), body("six"));
    flush(one);

    other.put(key(7), body("seven"));
    flush(other);
    assertThat(one.read(key(7))).isEqualTo(body("seven"));
    assertThat(other.read(key(6))).isEqualTo(body("six"));
    assertThat(rig.text("PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void aFileThatIsDamagedAgainAtOnceIsLeftAloneForAPause() throws Exception {
    for (int i = 0; i < 2; i++) {
      Files.writeString(rig.file, "not a database".repeat(100));
      DiskStore store = rig.store();
      store.read(KEY);
      store.close();
    }
    DiskStore store = rig.store();
    Files.writeString(rig.file, "not a database".repeat(100));
    store.read(KEY);
    assertThat(rig.setAside()).hasSize(2); // only the latest two are kept
  }

  @Test
  void aLogWithoutItsFileIsDiscarded() throws Exception {
    rig.fill(3, 100);
    Files.delete(rig.file);
    Files.writeString(SetAside.beside(rig.file, "-wal"), "left over".repeat(1000));
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one"));
    assertThat(store.read(key(2))).isNull();
    assertThat(rig.warnings()).isEmpty();
  }

  @Test
  void aGarbledLogNeverGivesAWrongBody() throws Exception {
    rig.fill(3, 100);
    Files.write(SetAside.beside(rig.file, "-wal"), body(9, 50_000).body());
    DiskStore store = rig.store();
    assertThat(store.read(key(2))).isEqualTo(body(2, 100));
  }

  @Test
  void aFileInWhichNothingIsRightIsSetAside() throws Exception {
    rig.fill(100, 50);
    rig.sql("UPDATE body SET data = x'00'");
    DiskStore store = rig.store();
    for (int lap = 0; lap < 100; lap++) {
      assertThat(store.read(key(lap))).isNull();
    }
    assertThat(rig.setAside()).hasSize(1);
    assertThat(rig.warnings()).singleElement().asString().contains("too many rows");
  }

  @Test
  void someBadRowsAmongGoodOnesAreNoReasonToGiveUpTheFile() throws Exception {
    rig.fill(100, 50);
    rig.sql("UPDATE body SET data = x'00' WHERE id % 3 > 0");
    DiskStore store = rig.store();
    for (int lap = 0; lap < 100; lap++) {
      store.read(key(lap));
    }
    assertThat(store.stats().hits()).isEqualTo(33);
    assertThat(rig.setAside()).isEmpty();
  }

  @Test
  void verifyingFindsAndDeletesBadRows() throws Exception {
    rig.fill(100, 50);
    rig.sql("UPDATE body SET data = x'00' WHERE id IN (SELECT id FROM body LIMIT 3)");
    DiskStore store = rig.store();
    VerifyReport report = store.upkeep().verify();
    assertThat(report.checked()).isEqualTo(100);
    assertThat(report.badKeys()).hasSize(3);
    assertThat(report.structure()).isEmpty();
    assertThat(store.upkeep().verify().isClean()).isTrue();
    assertThat(rig.number("SELECT count(*) FROM entry")).isEqualTo(97);
  }

  @Test
  void verifyingDeletesBodiesThatNoEntryLeadsTo() throws Exception {
    rig.fill(10, 50);
    rig.sql("DELETE FROM entry WHERE id > 4");
    rig.store().upkeep().verify();
    assertThat(rig.number("SELECT count(*) FROM body")).isEqualTo(4);
  }

  @Test
  void verifyingSetsAFileWithADamagedStructureAside() throws Exception {
    rig.fill(100, 5_000);
    try (FileChannel channel = FileChannel.open(rig.file, StandardOpenOption.WRITE)) {
      channel.truncate(channel.size() - 5L * Schema.PAGE_BYTES);
    }
    DiskStore store = rig.store();
    VerifyReport report = store.upkeep().verify();
    assertThat(report.structure()).isNotEmpty();
    assertThat(rig.setAside()).hasSize(1);
  }
}
