package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.KEY;
import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of other versions of the program. */
class VersionTest {
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

  /** The schema of a program one version ahead, whose one more step is this. */
  private static Schema next(String... step) {
    var steps = new ArrayList<>(Schema.current().steps());
    steps.add(List.of(step));
    return new Schema(steps);
  }

  @Test
  void aNewFileSaysWhoseItIsAndOfWhichVersion() throws Exception {
    rig.fill(1, 10);
    assertThat(rig.number("PRAGMA application_id")).isEqualTo(0x74696631);
    assertThat(rig.number("PRAGMA user_version")).isEqualTo(0x0002_0002);
    assertThat(rig.text("PRAGMA journal_mode")).isEqualTo("wal");
  }

  @Test
  void anOlderFileIsMigratedWithEverythingInIt() throws Exception {
    rig.fill(10, 100);
    DiskStore newer = rig.store(rig.options(), next("ALTER TABLE entry ADD COLUMN note TEXT"));
    for (int lap = 0; lap < 10; lap++) {
      assertThat(newer.read(key(lap))).isEqualTo(body(lap, 100));
    }
    assertThat(rig.number("PRAGMA user_version")).isEqualTo(0x0003_0003);
    assertThat(rig.number("SELECT count(*) - count(note) FROM entry")).isEqualTo(10);
  }

  @Test
  void aFileThatCannotBeMigratedIsSetAsideAsItWas() throws Exception {
    rig.fill(10, 100);
    Schema failing = next("ALTER TABLE entry ADD COLUMN note TEXT", "SELECT * FROM nowhere");
    rig.store(rig.options(), failing).read(KEY);
    Path kept = rig.setAside().get(0);
    Files.move(kept, rig.file, StandardCopyOption.REPLACE_EXISTING);
    rig.close();
    assertThat(rig.number("PRAGMA user_version")).isEqualTo(0x0002_0002);
    assertThat(rig.store().read(key(3))).isEqualTo(body(3, 100));
  }

  @Test
  void aNewerFileIsLeftAsItIs() throws Exception {
    rig.fill(3, 100);
    rig.sql("PRAGMA user_version = " + 0x0063_0063);
    byte[] before = Files.readAllBytes(rig.file);
    DiskStore store = rig.store();
    assertThat(store.read(KEY)).isNull();
    assertThat(store.put(KEY, body("one"))).isFalse();
    store.close();
    assertThat(rig.file).hasBinaryContent(before);
    assertThat(rig.setAside()).isEmpty();
  }

  @Test
  void aNewerFileIsToldOnceWithFileAndVersions() throws Exception {
    rig.fill(3, 100);
    rig.sql("PRAGMA user_version = " + 0x0063_0063);
    DiskStore store = rig.store();
    store.read(KEY);
    rig.time.move(rig.options().pause());
    store.read(KEY);
    assertThat(rig.warnings())
        .singleElement()
        .asString()
        .contains(rig.file.toString(), "version 99", "up to 2", "left as it is");
  }

  @Test
  void onceTheNewerFileIsGoneTheCacheWorks() throws Exception {
    rig.fill(3, 100);
    rig.sql("PRAGMA user_version = " + 0x0063_0063);
    DiskStore store = rig.store();
    store.read(KEY);
    Files.delete(rig.file);
    rig.time.move(rig.options().pause());
    assertThat(store.put(KEY, body("one"))).isTrue();
    flush(store);
    assertThat(store.read(KEY)).isEqualTo(body("one"));
  }

  @Test
  void aFileThatANewerProgramMigratesWhileItIsOpenIsNotWrittenAnyMore() throws Exception {
    rig.fill(3, 100);
    DiskStore older = rig.store();
    older.put(key(5), body("five"));
    flush(older);
    DiskStore newer = rig.store(rig.options(), next("ALTER TABLE entry ADD COLUMN note TEXT"));
    assertThat(newer.read(key(5))).isEqualTo(body("five"));
    older.put(key(6), body("six"));
    flush(older);
    assertThat(newer.read(key(6))).isNull();
    assertThat(rig.setAside()).isEmpty();
    assertThat(rig.warnings()).singleElement().asString().contains("made it version 3");
  }

  @Test
  void aVersionWithAFlippedBitIsDamageAndNotANewerVersion() throws Exception {
    rig.fill(3, 100);
    rig.sql("PRAGMA user_version = " + 0x0002_0042);
    rig.store().read(KEY);
    assertThat(rig.setAside()).hasSize(1);
  }
}
