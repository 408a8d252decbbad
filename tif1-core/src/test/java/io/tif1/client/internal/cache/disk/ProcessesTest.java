package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Several processes on one file. Short unless {@code -Dtif1.disk.processes=8
 * -Dtif1.disk.operations=2000} say otherwise.
 */
@Timeout(600)
class ProcessesTest {
  private static final int PROCESSES = Integer.getInteger("tif1.disk.processes", 3);
  private static final int OPERATIONS = Integer.getInteger("tif1.disk.operations", 300);

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

  private List<List<String>> run() throws Exception {
    var children = new ArrayList<ChildJvm>();
    try {
      for (int number = 0; number < PROCESSES; number++) {
        children.add(
            new ChildJvm(
                List.of(),
                "share",
                directory.toString(),
                "" + number,
                "" + PROCESSES,
                "" + OPERATIONS));
      }
      var outputs = new ArrayList<List<String>>();
      for (ChildJvm child : children) {
        outputs.add(child.rest());
        assertThat(child.exitCode()).isZero();
      }
      return outputs;
    } finally {
      for (ChildJvm child : children) {
        child.close();
      }
    }
  }

  @Test
  void manyProcessesLoseNothingAndReadNothingWrong() throws Exception {
    for (List<String> output : run()) {
      assertThat(output).noneMatch(line -> line.startsWith("WRONG")).contains("flushed true");
      assertThat(output).anyMatch(line -> line.contains("corrupt=0, errors=0"));
    }
    DiskStore store = rig.store();
    for (int lap = 0; lap < PROCESSES * OPERATIONS; lap++) {
      assertThat(store.read(key(lap))).isEqualTo(body(lap, DiskChild.BODY_BYTES));
    }
    assertThat(rig.text("PRAGMA integrity_check")).isEqualTo("ok");
  }

  @Test
  void oneThatHoldsAReadTransactionStopsNobody() throws Exception {
    rig.fill(1, 10);
    try (var held = Connections.toRead(rig.file, Duration.ZERO)) {
      Sql.run(held, "BEGIN");
      Sql.number(held, "SELECT count(*) FROM entry");
      for (List<String> output : run()) {
        assertThat(output).contains("flushed true");
        assertThat(output).anyMatch(line -> line.contains("corrupt=0, errors=0"));
      }
      assertThat(Sql.number(held, "SELECT count(*) FROM entry")).isEqualTo(1);
    }
  }

  @Test
  void whatOneProcessCommitsAnotherReads() throws Exception {
    DiskStore store = rig.store();
    store.read(DiskRig.KEY);
    try (var child = new ChildJvm(List.of(), "write", directory.toString())) {
      assertThat(child.rest()).contains("flushed true");
    }
    assertThat(store.read(DiskRig.KEY)).isEqualTo(body("child"));
  }

  @Test
  void aClientThatFindsNoFileLoadsNothingOfSqlite() throws Exception {
    try (var child = new ChildJvm(List.of("-Xlog:class+load"), "look", directory.toString())) {
      assertThat(child.rest())
          .contains("found null")
          .noneMatch(line -> line.contains("org.sqlite") || line.contains("java.sql.Connection "));
    }
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theNativeLibraryIsUnpackedOnceForAllProcesses() throws Exception {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    for (int i = 0; i < 2; i++) {
      try (var child =
          new ChildJvm(
              List.of("-Djava.io.tmpdir=" + temporary), "forever", directory.toString(), "0")) {
        String line = child.line();
        while (line != null && !line.startsWith("300 ")) {
          line = child.line();
        }
        child.kill();
      }
    }
    try (Stream<Path> files = Files.walk(temporary)) {
      assertThat(files.filter(Files::isRegularFile))
          .filteredOn(file -> !file.toString().contains("hsperfdata"))
          .singleElement()
          .asString()
          .contains("tif1-sqlite-", "sqlitejdbc");
    }
  }
}
