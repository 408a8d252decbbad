package io.tif1.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Columns;
import io.tif1.model.Telemetry;
import io.tif1.model.TelemetryColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many laps go through little memory: a JVM of its own, with a small heap, writes them all. */
class BoundedMemoryTest {
  private static final int LAPS = 2_000;
  private static final int SAMPLES = 600;

  @Test
  void ofMoreDataThanMemoryAllIsInAnArrowFile(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("laps.arrow");
    write(directory, file);

    try (BufferAllocator memory = new RootAllocator();
        FileChannel channel = FileChannel.open(file);
        var reader = new ArrowFileReader(channel, memory)) {
      long rows = 0;
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
      }
      assertThat(rows).isEqualTo((long) LAPS * SAMPLES);
    }
  }

  @Test
  void ofMoreDataThanMemoryAllIsWritten(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("laps.parquet");
    write(directory, file);

    try (SessionDatabase reader = SessionDatabase.builder().unrestricted().open()) {
      assertThat(
              reader
                  .query("select count(*), count(distinct lap) from '" + file + "'")
                  .rows()
                  .get(0)
                  .values())
          .containsExactly((long) LAPS * SAMPLES, (long) LAPS);
    }
  }

  private static void write(Path directory, Path file) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:MaxDirectMemorySize=64m",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("out").toFile())
            .start();

    assertThat(process.waitFor())
        .as(java.nio.file.Files.readString(directory.resolve("out")))
        .isZero();
  }

  /** What the other JVM runs: about 160 MB of doubles through 128 MiB. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) {
      try (SessionDatabase database =
          SessionDatabase.builder().memoryLimitBytes(128L << 20).open()) {
        for (int lap = 1; lap <= LAPS; lap++) {
          database.addTelemetry(Samples.SPA, "VER", lap, telemetry(lap));
        }
        long rows = database.export(SessionTable.TELEMETRY, Path.of(args[0]), false);
        if (rows != (long) LAPS * SAMPLES) {
          throw new IllegalStateException("written: " + rows);
        }
      }
    }

    private static Telemetry telemetry(int lap) {
      Map<String, Column> columns = new LinkedHashMap<>();
      for (TelemetryColumn column :
          List.of(
              TelemetryColumn.TIME,
              TelemetryColumn.SPEED,
              TelemetryColumn.RPM,
              TelemetryColumn.X,
              TelemetryColumn.Y,
              TelemetryColumn.Z,
              TelemetryColumn.ACCELERATION_X,
              TelemetryColumn.ACCELERATION_Y,
              TelemetryColumn.ACCELERATION_Z,
              TelemetryColumn.DISTANCE,
              TelemetryColumn.THROTTLE)) {
        double[] values = new double[SAMPLES];
        for (int row = 0; row < SAMPLES; row++) {
          values[row] = Math.sin(lap * 31.0 + row * 0.1 + column.ordinal());
        }
        columns.put(column.columnName(), DoubleColumn.of(values));
      }
      return Telemetry.of(Columns.of(columns));
    }
  }
}
