package io.tif1.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.Laps;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are read back by a DuckDB of their own, which knows nothing of ours. */
class ExportTest {
  private final SessionDatabase database = SessionDatabase.open();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    database.close();
  }

  private static List<List<Object>> read(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      var all = new ArrayList<List<Object>>();
      while (rows.next()) {
        var row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getObject(i));
        }
        all.add(row);
      }
      return all;
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = ExportFormat.class,
      names = {"JSON", "NDJSON"})
  void e11_numbersThatJsonDoesNotHaveAreNull(ExportFormat format) throws Exception {
    Path file = file(format);
    database.export(
        "select 'nan'::double as a, '-inf'::float as b, ['inf'::double, -1] as c,"
            + " {'x': 'nan'::double} as d, 'NaN \"-Infinity' as t, true as f",
        file,
        false);

    assertThat(file)
        .content()
        .contains(
            "{\"a\":null,\"b\":null,\"c\":[null,-1.0],\"d\":{\"x\":null},"
                + "\"t\":\"NaN \\\"-Infinity\",\"f\":true}");
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  private Path file(ExportFormat format) {
    return directory.resolve("it's a file" + format.ending());
  }

  private static String quoted(Path file) {
    return '\'' + file.toString().replace("'", "''") + '\'';
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ARROW") // DuckDB alone cannot read it
  void everyRowOfARaceIsThere(ExportFormat format) throws SQLException {
    SimulatedSession race = Samples.race();
    Laps laps = Samples.laps(race);
    database.add(Samples.SPA, laps);

    long written = database.export(SessionTable.LAPS, file(format), false);

    assertThat(written).isEqualTo(laps.size());
    assertThat(read("select count(*), sum(lap_number) from " + quoted(file(format))).get(0))
        .extracting(Object::toString)
        .containsExactly(
            String.valueOf(laps.size()), String.valueOf(laps.lapNumber().present().sum()));
  }

  @Test
  void parquetHasEveryColumnOfARaceBitForBit() throws SQLException {
    Laps laps = Samples.laps(Samples.race());
    database.add(Samples.SPA, laps);
    database.export(SessionTable.LAPS, file(ExportFormat.PARQUET), false);

    for (Map.Entry<String, Column> column : laps.columns().asMap().entrySet()) {
      String name = ColumnNames.snakeCase(column.getKey());
      if (name.equals("lap_start_date")) {
        continue; // a moment, and no text any more; there is a test of its own
      }
      List<List<Object>> found =
          read("select " + name + " from " + quoted(file(ExportFormat.PARQUET)));
      for (int row = 0; row < laps.size(); row++) {
        assertThat(found.get(row).get(0))
            .as(name + " of row " + row)
            .isEqualTo(boxed(column.getValue(), row));
      }
    }
  }

  private static Object boxed(Column column, int row) {
    if (column.isMissing(row)) {
      return null;
    }
    if (column instanceof DoubleColumn numbers) {
      return numbers.get(row);
    }
    String text = column.text(row);
    return switch (io.tif1.model.ColumnType.of(column)) {
      case WHOLE -> Integer.valueOf(text);
      case FLAG -> Boolean.valueOf(text);
      default -> text;
    };
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ARROW") // DuckDB alone cannot read it
  void delicateDoublesAreReadBackBitForBit(ExportFormat format) throws SQLException {
    database.addTelemetry(Samples.SPA, "VER", 1, Samples.speeds(Samples.DELICATE));
    database.export(SessionTable.TELEMETRY, file(format), false);

    List<List<Object>> found = read("select cast(speed as double) from " + quoted(file(format)));

    assertThat(found).hasSize(Samples.DELICATE.length);
    for (int i = 0; i < Samples.DELICATE.length; i++) {
      Object expected = Double.isNaN(Samples.DELICATE[i]) ? null : Samples.DELICATE[i];
      assertThat(found.get(i).get(0)).isEqualTo(expected); // Double.equals: -0.0 is not 0.0
    }
  }

  @Test
  void parquetHasTypesAndNulls() throws SQLException {
    database.add(Samples.SPA, Samples.everyType());
    database.export(SessionTable.LAPS, file(ExportFormat.PARQUET), false);

    assertThat(
            read("select typeof(lap_time), typeof(stint), typeof(is_personal_best), typeof(team),"
                    + " typeof(lap_start_date), count(*) - count(columns(['lap_time','stint',"
                    + " 'is_personal_best','team','lap_start_date'])) from "
                    + quoted(file(ExportFormat.PARQUET))
                    + " group by 1, 2, 3, 4, 5")
                .get(0))
        .containsExactly(
            "DOUBLE", "INTEGER", "BOOLEAN", "VARCHAR", "TIMESTAMP", 1L, 1L, 1L, 1L, 1L);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ARROW") // DuckDB alone cannot read it
  void textsWithQuotesAndLineEndsAreKept(ExportFormat format) throws SQLException {
    database.add(Samples.SPA, Samples.everyType());
    database.export(SessionTable.LAPS, file(format), false);

    assertThat(read("select team from " + quoted(file(format)) + " where team is not null"))
        .containsExactly(List.of("Räikkönen's \"Team\", Ltd.\n"));
  }

  @Test
  void telemetryIsSortedByDriverAndLapWhateverCameFirst() throws SQLException {
    database.addTelemetry(Samples.SPA, "VER", 10, Samples.speeds(1, 2));
    database.addTelemetry(Samples.SPA, "VER", 9, Samples.speeds(3));
    database.addTelemetry(Samples.SPA, "HAM", 1, Samples.speeds(4));
    database.export(SessionTable.TELEMETRY, file(ExportFormat.PARQUET), false);

    assertThat(read("select speed from " + quoted(file(ExportFormat.PARQUET))))
        .containsExactly(List.of(4.0), List.of(3.0), List.of(1.0), List.of(2.0));
  }

  @Test
  void theAnswerToAQueryCanBeWritten() throws SQLException {
    database.add(Samples.SPA, Samples.laps(new double[] {2, 1}, "VER", "VER"));

    database.export(
        "select min(lap_time) as best from laps -- of all", file(ExportFormat.CSV), false);

    assertThat(read("select best from " + quoted(file(ExportFormat.CSV))))
        .containsExactly(List.of(1.0));
  }

  @Test
  void aQueryThatIsExportedMayNotWriteEither() {
    Path other = directory.resolve("other.csv");

    assertThatThrownBy(
            () ->
                database.export(
                    "select 1) to '" + other + "'; copy (select 1", file(ExportFormat.CSV), false))
        .isInstanceOf(SqlException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFileThatIsThereStaysUnlessItIsToBeReplaced() throws IOException {
    Path file = Files.writeString(file(ExportFormat.CSV), "mine");

    assertThatThrownBy(() -> database.export(SessionTable.LAPS, file, false))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("it is there already");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFileThatIsThereIsReplacedOnRequest() throws IOException {
    Path file = Files.writeString(file(ExportFormat.CSV), "mine");

    database.export("select 1 as one", file, true);

    assertThat(file).hasContent("one\n1");
  }

  @Test
  void afterAFailureNothingIsLeft() {
    assertThatThrownBy(
            () -> database.export("select cast('x' as int)", file(ExportFormat.CSV), false))
        .isInstanceOf(SqlException.class);
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Path file = directory.resolve("no").resolve("x.csv");

    assertThatThrownBy(() -> database.export(SessionTable.LAPS, file, false))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void theTemporaryFolderGoesWithTheDatabase() throws IOException {
    try (SessionDatabase one = SessionDatabase.builder().workFolder(directory).open()) {
      one.add(Samples.SPA, Samples.everyType());
      one.export(SessionTable.LAPS, file(ExportFormat.PARQUET), false);
    }

    try (Stream<Path> left = Files.list(directory)) {
      assertThat(left).containsExactly(file(ExportFormat.PARQUET));
    }
  }

  @Test
  void theEndingSaysTheFormatInAnyCase() {
    assertThat(ExportFormat.of(Path.of("X.PARQUET"))).isEqualTo(ExportFormat.PARQUET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "x.txt", ".csv", "x.parquet.gz"})
  void anUnknownEndingIsRefusedAndTheOthersAreNamed(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExportFormat.of(Path.of(name)))
        .withMessageContaining(".parquet, .csv, .json, .ndjson, .arrow");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x.feather", "x.ipc"})
  void otherNamesOfArrowLeadToTheOneThatIsKnown(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ExportFormat.of(Path.of(name)))
        .withMessageContaining("ends in .arrow");
  }
}
