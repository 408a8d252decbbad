package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.KEY;
import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose the cache's files are. */
class CacheFilesTest {
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

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private TreeMap<String, String> modes() throws IOException {
    var modes = new TreeMap<String, String>();
    try (Stream<Path> files = Files.list(rig.directory)) {
      for (Path file : files.toList()) {
        modes.put(file.getFileName().toString().replace(DiskOptions.FILE_NAME, ""), mode(file));
      }
    }
    return modes;
  }

  private DiskStore written() {
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    return store;
  }

  @Test
  void g20_aNewCacheIsItsOwnersAlone() throws Exception {
    written();
    assertThat(mode(rig.directory)).isEqualTo("rwx------");
    assertThat(modes())
        .containsOnlyKeys("", "-wal", "-shm", ".lock")
        .allSatisfy((name, mode) -> assertThat(mode).isEqualTo("rw-------"));
  }

  @Test
  void c20_inADirectoryThatAGroupSharesTheGroupMayWriteAllFiles() throws Exception {
    Files.createDirectories(rig.directory);
    Files.setPosixFilePermissions(rig.directory, PosixFilePermissions.fromString("rwxrwx---"));
    written();
    assertThat(modes())
        .containsOnlyKeys("", "-wal", "-shm", ".lock")
        .allSatisfy((name, mode) -> assertThat(mode).isEqualTo("rw-rw----"));
  }

  @Test
  void c20_filesThatAreThereKeepTheirPermissions() throws Exception {
    written().close();
    Files.setPosixFilePermissions(rig.file, PosixFilePermissions.fromString("rw-r--r--"));
    written();
    assertThat(modes()).containsEntry("", "rw-r--r--").containsEntry("-wal", "rw-r--r--");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-wal", "-shm", ".lock"})
  void g9_whatIsNoFileIsRefusedAndNeverOpened(String suffix) throws Exception {
    Files.createDirectories(rig.directory);
    Path pipe = SetAside.beside(rig.file, suffix);
    assumeTrue(
        new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo here");
    DiskStore store = rig.store();
    store.put(KEY, body("one"));
    flush(store);
    assertThat(store.read(KEY)).isNull();
    assertThat(store.stats().dropped()).isEqualTo(1);
    assertThat(rig.warnings())
        .singleElement()
        .asString()
        .contains(pipe.toString(), "not a regular file");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void g20_aCacheThatCannotBeWrittenIsRead(boolean withLog) throws Exception {
    Files.createDirectories(rig.directory);
    assumeTrue(Tmpfs.mount(rig.directory, 64 << 20), "no leave to mount a small file system");
    try {
      rig.fill(3, 100);
      DiskStore last = rig.store();
      last.put(key(3), body(3, 100));
      flush(last);
      if (withLog) {
        copyAsIs();
      } else {
        last.close();
      }
      Tmpfs.remount(rig.directory, "ro");
      DiskStore store = rig.store();
      for (int lap = 0; lap < 4; lap++) {
        assertThat(store.read(key(lap))).isEqualTo(body(lap, 100));
      }
      assertThat(rig.warnings()).isEmpty();
      assertThat(store.upkeep().info().entries()).isEqualTo(4);
      store.put(key(7), body("not kept"));
      flush(store);
      assertThat(store.stats().dropped()).isEqualTo(1);
      assertThat(rig.warnings()).singleElement().asString().contains("can only be read");
      assertThat(store.read(key(2))).isEqualTo(body(2, 100));
    } finally {
      rig.close();
      Tmpfs.unmount(rig.directory);
    }
  }

  /** As a process leaves them that is killed: with a log and its index. */
  private void copyAsIs() throws IOException {
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.copy(SetAside.beside(rig.file, suffix), directory.resolve("copy" + suffix));
    }
    rig.close();
    for (String suffix : List.of("", "-wal", "-shm")) {
      Files.deleteIfExists(SetAside.beside(rig.file, suffix));
      Files.copy(directory.resolve("copy" + suffix), SetAside.beside(rig.file, suffix));
    }
  }

  @Test
  void c20_theWarningSaysWhoseTheFilesAreAndWhatToDo() throws Exception {
    Files.createDirectories(rig.directory);
    assumeTrue(Tmpfs.mount(rig.directory, 64 << 20), "no leave to mount a small file system");
    try {
      rig.fill(1, 100);
      Tmpfs.remount(rig.directory, "ro");
      assertThat(new CacheFiles(rig.file).keptOutBy())
          .contains(
              rig.directory.toString(),
              DiskOptions.FILE_NAME
                  + " of user "
                  + System.getProperty("user.name")
                  + " (rw-------)",
              "cache_dir",
              "chmod g+rws");
    } finally {
      Tmpfs.unmount(rig.directory);
    }
  }
}
