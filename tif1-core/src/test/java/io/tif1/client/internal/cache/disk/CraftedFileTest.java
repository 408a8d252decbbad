package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.KEY;
import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that somebody else made, with tables of the right names. */
class CraftedFileTest {
  private static final String ENDLESS =
      "WITH RECURSIVE x(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM x)";

  @TempDir Path directory;
  private DiskRig rig;

  @BeforeEach
  void open() {
    rig = new DiskRig(directory);
    rig.fill(3, 50);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** Of each, the store neither runs a line nor takes the file; the file is kept, aside. */
  private void isSetAside() throws Exception {
    DiskStore store = rig.store();
    assertThat(store.read(KEY)).isNull();
    store.put(key(9), body("nine"));
    flush(store);
    assertThat(store.read(key(9))).isEqualTo(body("nine"));
    assertThat(rig.setAside()).hasSize(1);
    assertThat(rig.warnings()).singleElement().asString().contains("schema", "set aside");
    assertThat(rig.number("SELECT count(*) FROM sqlite_schema WHERE name = 'planted'")).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TRIGGER planted AFTER UPDATE ON entry BEGIN DELETE FROM body; END",
        "CREATE TRIGGER planted AFTER INSERT ON entry BEGIN DELETE FROM entry; END",
        "CREATE TRIGGER planted BEFORE DELETE ON image BEGIN SELECT RAISE(ABORT, 'no'); END",
        "CREATE INDEX planted ON entry (abs(length)) WHERE length > 0",
        "CREATE TABLE planted (x)",
        "CREATE VIEW planted AS SELECT 1",
        "DROP INDEX entry_used",
        "ALTER TABLE entry DROP COLUMN etag",
        "ALTER TABLE entry ADD COLUMN planted AS (zeroblob(1000000000)) VIRTUAL",
        "ALTER TABLE body ADD COLUMN planted TEXT CHECK (length(data) < 1e9)"
      })
  void g5_aSchemaThatIsNotTheCachesOwnIsNeverUsed(String planted) throws Exception {
    rig.sql(planted);
    isSetAside();
  }

  @Test
  void g5_aViewOfATablesNameIsNeverRead() throws Exception {
    rig.sql(
        "DROP TABLE image",
        "CREATE VIEW image AS "
            + ENDLESS
            + " SELECT i AS id, 7 AS version, 1 AS length, 1 AS sum,"
            + " x'00' AS data FROM x");
    isSetAside();
  }

  @Test
  void g5_aTriggerOfAnOlderVersionsFileIsNotRunByTheMigration() throws Exception {
    rig.sql(
        "DROP TABLE image",
        "CREATE TRIGGER planted AFTER UPDATE ON entry BEGIN DELETE FROM body; END",
        "PRAGMA user_version = " + 0x0001_0001);
    isSetAside();
  }

  @Test
  void g5_aTriggerAddedWhileTheFileIsOpenIsNotRun() throws Exception {
    DiskStore store = rig.store();
    store.put(key(5), body("five"));
    flush(store);
    rig.sql("CREATE TRIGGER planted AFTER INSERT ON entry BEGIN DELETE FROM body; END");
    store.put(key(6), body("six"));
    flush(store);
    assertThat(store.read(key(6))).isEqualTo(body("six"));
    assertThat(rig.setAside()).hasSize(1);
    try (var aside = Connections.toRead(rig.setAside().get(0), FileLock.PATIENCE)) {
      assertThat(Sql.number(aside, "SELECT count(*) FROM body")).isEqualTo(4);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"VACUUM", "ANALYZE", "PRAGMA optimize", "REINDEX"})
  void whatAPersonMayDoWithTheFileIsNoReasonToGiveItUp(String done) throws Exception {
    DiskStore store = rig.store();
    store.put(key(5), body("five"));
    flush(store);
    rig.sql(done);
    store.put(key(6), body("six"));
    flush(store);
    assertThat(store.read(key(1))).isEqualTo(body(1, 50));
    assertThat(rig.store().read(key(6))).isEqualTo(body("six"));
    assertThat(rig.setAside()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE entry SET length = 9223372036854775807",
        "UPDATE entry SET length = -9223372036854775808",
        "UPDATE entry SET used = 9223372036854775807",
        "UPDATE entry SET key = 'no key at all' WHERE id = 1",
        "UPDATE entry SET key = x'ff' WHERE id = 1",
        "UPDATE entry SET fetched = 9223372036854775807, kind = 77"
      })
  void g5_rowsOfAnyContentAreListedCountedCheckedAndOverwritten(String change) throws Exception {
    rig.sql(change);
    DiskStore store = rig.store();
    Upkeep upkeep = store.upkeep();
    assertThat(upkeep.info().entries()).isEqualTo(3);
    assertThat(upkeep.list("")).hasSizeBetween(2, 3);
    store.put(key(9), body("nine"));
    flush(store);
    assertThat(upkeep.verify().structure()).isEmpty();
    assertThat(store.read(key(9))).isEqualTo(body("nine"));
    assertThat(rig.setAside()).isEmpty();
  }

  @Test
  void whatTheSchemaBringsAlongMayOnlyCompute() throws SQLException {
    try (var connection = Connections.toWrite(rig.file, FileLock.PATIENCE)) {
      assertThat(Sql.number(connection, "PRAGMA trusted_schema")).isZero();
    }
  }
}
