package io.tif1.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.model.Telemetry;
import io.tif1.model.column.DoubleColumn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Parquet and Arrow as Apache Arrow for Python reads them, which shares no code with DuckDB or us.
 * It is installed from PyPI into a folder below target, once; where that cannot be done the tests
 * are skipped.
 */
class PythonReadsTest {
  private static final String READ =
      """
      import struct, sys
      import pyarrow.feather, pyarrow.parquet
      reader = pyarrow.feather if sys.argv[1].endswith(".arrow") else pyarrow.parquet
      table = reader.read_table(sys.argv[1], columns=[sys.argv[2]])
      table.validate(full=True)
      print(table.schema.field(0).type)
      for value in table.column(0).to_pylist():
          print('null' if value is None else struct.pack('>d', value).hex()
                if isinstance(value, float) else value)
      """;

  @TempDir private Path directory;

  private static Path python() throws IOException, InterruptedException {
    Path home = Path.of("target", "python").toAbsolutePath();
    Path python = home.resolve("bin").resolve("python");
    if (!Files.exists(home.resolve("ready"))) {
      boolean made =
          run(home, "python3", "-m", "venv", home.toString())
              && run(home, python.toString(), "-m", "pip", "install", "-q", "pyarrow");
      assumeTrue(made, "skipped: Python 3 with pyarrow cannot be installed from PyPI here");
      Files.writeString(home.resolve("ready"), "");
    }
    return python;
  }

  private static boolean run(Path home, String... command)
      throws IOException, InterruptedException {
    Files.createDirectories(home);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(home.resolve("log").toFile())
              .start();
      boolean ended = process.waitFor(3, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      return ended && process.exitValue() == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  private List<String> read(Path file, String column) throws IOException, InterruptedException {
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(List.of(python().toString(), "-c", READ, file.toString(), column))
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    assertThat(process.waitFor()).as(Files.readString(out)).isZero();
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }

  private static List<String> hex(double... values) {
    var lines = new ArrayList<>(List.of("double"));
    for (double value : values) {
      lines.add(
          Double.isNaN(value) ? "null" : String.format("%016x", Double.doubleToRawLongBits(value)));
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"delicate.parquet", "delicate.arrow"})
  void delicateDoublesAreTheSameBits(String name) throws Exception {
    Path file = directory.resolve(name);
    try (SessionDatabase database = SessionDatabase.open()) {
      database.addTelemetry(Samples.SPA, "VER", 1, Samples.speeds(Samples.DELICATE));
      database.export(SessionTable.TELEMETRY, file, false);
    }

    assertThat(read(file, "speed")).isEqualTo(hex(Samples.DELICATE));
  }

  @Test
  void everyNumberOfALapOfTelemetryIsTheSameBits() throws Exception {
    var race = Samples.race();
    Telemetry telemetry =
        Telemetry.decode(Samples.bytes(race, race.drivers().get(0).code() + "/2_tel.json"));
    Path file = directory.resolve("lap.parquet");
    try (SessionDatabase database = SessionDatabase.open()) {
      database.addTelemetry(Samples.SPA, "VER", 2, telemetry);
      database.export(SessionTable.TELEMETRY, file, false);
    }

    for (var spec : telemetry.knownColumns()) {
      if (telemetry.column(spec.columnName()).orElse(null) instanceof DoubleColumn column) {
        assertThat(read(file, ColumnNames.snakeCase(spec.columnName())))
            .as(spec.columnName())
            .isEqualTo(hex(column.toArray()));
      }
    }
  }

  @Test
  void momentsAreMomentsInArrow() throws Exception {
    Path file = directory.resolve("laps.arrow");
    try (SessionDatabase database = SessionDatabase.open()) {
      database.add(Samples.SPA, Samples.everyType());
      database.export(SessionTable.LAPS, file, false);
    }

    assertThat(read(file, "lap_start_date"))
        .containsExactly("timestamp[us]", "2021-08-29 15:03:27.123456", "null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"laps.parquet", "laps.arrow"})
  void textsAndNullsAreThere(String name) throws Exception {
    Path file = directory.resolve(name);
    try (SessionDatabase database = SessionDatabase.open()) {
      database.add(Samples.SPA, Samples.laps(new double[] {1, 2, 3}, "VER", null, "HÜL"));
      database.export(SessionTable.LAPS, file, false);
    }

    assertThat(read(file, "driver")).containsExactly("string", "VER", "null", "HÜL");
  }
}
