package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.KEY;
import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

/** Disks that do not do what is asked. */
class DiskTroubleTest {
  @TempDir Path directory;
  private DiskRig rig;

  @BeforeEach
  void open() {
    rig = new DiskRig(directory.resolve("cache"));
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void putOneAfterAnother(DiskStore store) {
    store.put(KEY, body("one"));
    flush(store);
  }

  @Test
  void aFileInTheDirectorysPlaceCostsOneWarningAndTheDisk() throws Exception {
    Files.writeString(rig.directory, "in the way");
    DiskStore store = rig.store();
    putOneAfterAnother(store);
    assertThat(store.read(KEY)).isNull();
    assertThat(store.put(KEY, body("two"))).isFalse();
    assertThat(rig.warnings())
        .singleElement()
        .asString()
        .contains(rig.file.toString(), "cannot be opened", "every 30 s");
    assertThat(store.stats().dropped()).isEqualTo(2);
  }

  @Test
  void itIsTriedAgainAfterThePauseAndToldOnlyOnce() throws Exception {
    Files.writeString(rig.directory, "in the way");
    DiskStore store = rig.store();
    for (int i = 0; i < 3; i++) {
      putOneAfterAnother(store);
      rig.time.move(rig.options().pause());
    }
    assertThat(store.stats().errors()).isEqualTo(3);
    assertThat(rig.warnings()).hasSize(1);
  }

  @Test
  void itHealsByItself() throws Exception {
    Files.writeString(rig.directory, "in the way");
    DiskStore store = rig.store();
    putOneAfterAnother(store);
    Files.delete(rig.directory);
    rig.time.move(rig.options().pause());
    putOneAfterAnother(store);
    assertThat(store.read(KEY)).isEqualTo(body("one"));
    assertThat(rig.log.lines(Level.INFO)).containsExactly("INFO disk cache works again");
  }

  @Test
  void aDirectoryInTheFilesPlaceCostsTheDiskAndIsLeftAlone() throws Exception {
    Files.createDirectories(rig.file.resolve("something"));
    DiskStore store = rig.store();
    putOneAfterAnother(store);
    assertThat(store.read(KEY)).isNull();
    assertThat(rig.file.resolve("something")).isDirectory();
    assertThat(rig.warnings()).hasSize(1);
  }

  @Test
  void upkeepSaysThatTheFileCannotBeUsed() throws Exception {
    Files.createDirectories(rig.file.resolve("something"));
    assertThatThrownBy(() -> rig.store().upkeep().info())
        .isInstanceOf(IOException.class)
        .hasMessageContaining(rig.file.toString());
  }

  @Test
  void aDirectoryRemovedWhileInUseIsMadeAgain() throws Exception {
    DiskStore store = rig.store();
    putOneAfterAnother(store);
    removeAll(rig.directory);
    store.put(key(2), body("two"));
    flush(store);
    assertThat(store.read(key(2))).isEqualTo(body("two"));
    assertThat(rig.file).isRegularFile();
    assertThat(rig.warnings()).singleElement().asString().contains("removed or replaced");
    assertThat(store.stats().dropped()).isZero();
  }

  @Test
  void aDirectoryRemovedForGoodCostsTheDiskUntilItCanBeMade() throws Exception {
    DiskStore store = rig.store();
    putOneAfterAnother(store);
    removeAll(rig.directory);
    Files.writeString(rig.directory, "in the way");
    store.put(key(2), body("two"));
    flush(store);
    assertThat(store.read(key(2))).isNull();
    Files.delete(rig.directory);
    rig.time.move(rig.options().pause());
    store.put(key(3), body("three"));
    flush(store);
    assertThat(store.read(key(3))).isEqualTo(body("three"));
  }

  @Test
  void aFileRemovedWhileOnlyReadGivesMissesOrTheOldBodies() throws Exception {
    rig.fill(3, 100);
    DiskStore store = rig.store();
    store.read(key(0));
    removeAll(rig.directory);
    StoredEntry entry = store.read(key(1));
    assertThat(entry == null || entry.equals(body(1, 100))).isTrue();
  }

  @Test
  void aReadOnlyDirectoryCostsTheDisk() throws Exception {
    assumeTrue(
        !"root".equals(System.getProperty("user.name")), "root may write to read-only directories");
    Files.createDirectory(rig.directory);
    Files.setPosixFilePermissions(rig.directory, PosixFilePermissions.fromString("r-xr-xr-x"));
    DiskStore store = rig.store();
    putOneAfterAnother(store);
    assertThat(store.read(KEY)).isNull();
    assertThat(rig.warnings()).hasSize(1);
    Files.setPosixFilePermissions(rig.directory, PosixFilePermissions.fromString("rwxr-xr-x"));
    rig.time.move(rig.options().pause());
    putOneAfterAnother(store);
    assertThat(store.read(KEY)).isEqualTo(body("one"));
  }

  @Test
  void aFullDiskStopsTheWritingAndNotTheReading() throws Exception {
    DiskStore store = rig.store();
    putOneAfterAnother(store);
    limitPages(store, true);
    store.put(key(2), body(2, 1_000_000));
    flush(store);
    assertThat(store.read(key(2))).isNull();
    assertThat(store.read(KEY)).isEqualTo(body("one"));
    assertThat(store.put(key(3), body("three"))).isFalse();
    assertThat(rig.warnings()).singleElement().asString().contains("cannot be written");
  }

  @Test
  void aDiskWithRoomAgainIsWrittenAgain() throws Exception {
    DiskStore store = rig.store();
    putOneAfterAnother(store);
    limitPages(store, true);
    store.put(key(2), body(2, 1_000_000));
    flush(store);
    limitPages(store, false);
    rig.time.move(rig.options().pause());
    store.put(key(3), body("three"));
    flush(store);
    assertThat(store.read(key(3))).isEqualTo(body("three"));
    assertThat(rig.log.lines(Level.INFO)).hasSize(1);
  }

  /** SQLITE_FULL, as from a disk without room, from a limit on the connection that writes. */
  private static void limitPages(DiskStore store, boolean limit) throws Exception {
    store.onWriter(
        writer ->
            Sql.number(
                writer.connection(), "PRAGMA max_page_count=" + (limit ? 1 : 1_000_000_000)));
  }

  @Test
  void aTinyFileSystemThatIsFullCostsAWarningAndHeals() throws Exception {
    Files.createDirectories(rig.directory);
    assumeTrue(Tmpfs.mount(rig.directory, 2 << 20), "no leave to mount a small file system");
    try {
      DiskStore store = rig.store();
      for (int lap = 0; lap < 40; lap++) {
        store.put(key(lap), body(lap, 100_000));
        store.flush(DiskRig.PATIENCE);
        StoredEntry entry = store.read(key(lap));
        assertThat(entry == null || entry.equals(body(lap, 100_000))).isTrue();
      }
      assertThat(rig.warnings()).hasSize(1);
      assertThat(store.stats().dropped()).isPositive();
      Tmpfs.remount(rig.directory, "size=64m");
      rig.time.move(rig.options().pause());
      store.put(key(99), body("healed"));
      flush(store);
      assertThat(store.read(key(99))).isEqualTo(body("healed"));
    } finally {
      rig.close();
      Tmpfs.unmount(rig.directory);
    }
  }

  @Test
  void aFileSystemThatTurnsReadOnlyCostsTheWritingAndHeals() throws Exception {
    Files.createDirectories(rig.directory);
    assumeTrue(Tmpfs.mount(rig.directory, 64 << 20), "no leave to mount a small file system");
    try {
      Tmpfs.remount(rig.directory, "ro");
      DiskStore store = rig.store();
      putOneAfterAnother(store);
      assertThat(store.read(KEY)).isNull();
      assertThat(rig.warnings()).hasSize(1);
      Tmpfs.remount(rig.directory, "rw");
      rig.time.move(rig.options().pause());
      putOneAfterAnother(store);
      assertThat(store.read(KEY)).isEqualTo(body("one"));
    } finally {
      rig.close();
      Tmpfs.unmount(rig.directory);
    }
  }

  private static void removeAll(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
