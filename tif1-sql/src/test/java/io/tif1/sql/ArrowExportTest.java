package io.tif1.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.Laps;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.message.ArrowBlock;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.util.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrow files are read back by Arrow's own library. */
class ArrowExportTest {
  private final SessionDatabase database = SessionDatabase.open();

  @TempDir private Path directory;

  @AfterEach
  void close() {
    database.close();
  }

  private Path file() {
    return directory.resolve("it.arrow");
  }

  /** The columns, with nulls where there is no value. */
  private static Map<String, List<Object>> read(Path file) throws IOException {
    Map<String, List<Object>> columns = new LinkedHashMap<>();
    try (BufferAllocator memory = new RootAllocator();
        FileChannel channel = FileChannel.open(file);
        var reader = new ArrowFileReader(channel, memory)) {
      for (Field field : reader.getVectorSchemaRoot().getSchema().getFields()) {
        columns.put(field.getName(), new ArrayList<>());
      }
      for (ArrowBlock block : reader.getRecordBlocks()) {
        assertThat(reader.loadRecordBatch(block)).isTrue();
        for (FieldVector vector : reader.getVectorSchemaRoot().getFieldVectors()) {
          for (int row = 0; row < vector.getValueCount(); row++) {
            Object value = vector.getObject(row);
            columns.get(vector.getName()).add(value instanceof Text ? value.toString() : value);
          }
        }
      }
    }
    return columns;
  }

  private Map<String, List<Object>> export(String sql) throws IOException {
    database.export(sql, file(), true);
    return read(file());
  }

  @Test
  void everyTypeHasItsNulls() throws IOException {
    database.add(Samples.SPA, Samples.everyType());
    database.export(SessionTable.LAPS, file(), false);

    assertThat(read(file()))
        .containsEntry("lap_time", Arrays.asList(93.5, null))
        .containsEntry("stint", Arrays.asList(null, 2))
        .containsEntry("is_personal_best", Arrays.asList(true, null))
        .containsEntry("team", Arrays.asList(null, "Räikkönen's \"Team\", Ltd.\n"))
        .containsEntry(
            "lap_start_date",
            Arrays.asList(LocalDateTime.parse("2021-08-29T15:03:27.123456"), null))
        .containsEntry("event", Arrays.asList("Belgian Grand Prix", "Belgian Grand Prix"));
  }

  @Test
  void delicateDoublesAreTheSameBits() throws IOException {
    database.addTelemetry(Samples.SPA, "VER", 1, Samples.speeds(Samples.DELICATE));
    database.export(SessionTable.TELEMETRY, file(), false);

    assertThat(read(file()).get("speed"))
        .isEqualTo(
            Arrays.stream(Samples.DELICATE)
                .mapToObj(number -> Double.isNaN(number) ? null : (Object) number)
                .toList());
  }

  @Test
  void aRaceIsTheSameAsInTheDatabase() throws IOException {
    Laps laps = Samples.laps(Samples.race());
    database.add(Samples.SPA, laps);
    database.export(SessionTable.LAPS, file(), false);
    Map<String, List<Object>> found = read(file());

    Result asked = database.query("select * from laps");
    for (int i = 0; i < asked.columns().size(); i++) {
      int column = i;
      assertThat(found.get(asked.columns().get(i).name()))
          .as(asked.columns().get(i).name())
          .isEqualTo(asked.rows().stream().map(row -> row.values().get(column)).toList());
    }
  }

  @Test
  void rowsOfManyBatchesComeInOrder() throws IOException {
    int rows = 2 * ArrowExport.BATCH_ROWS + 5;
    Map<String, List<Object>> found =
        export(
            "select case when i % 3 = 1 then null else i::int end as n, 'text ' || i as t,"
                + " i % 2 = 0 as even from range("
                + rows
                + ") r(i)");

    for (int row = 0; row < rows; row++) {
      assertThat(found.get("n").get(row)).isEqualTo(row % 3 == 1 ? null : row);
      assertThat(found.get("t").get(row)).isEqualTo("text " + row);
      assertThat(found.get("even").get(row)).isEqualTo(row % 2 == 0);
    }
    assertThat(found.get("n")).hasSize(rows);
  }

  @Test
  void longTextsFindRoom() throws IOException {
    assertThat(export("select repeat('ä', 300000) as t").get("t"))
        .containsExactly("ä".repeat(300_000));
  }

  @Test
  void anAnswerWithoutRowsIsAFileWithColumns() throws IOException {
    assertThat(export("select 1 as one where false"))
        .isEqualTo(Map.of("one", Collections.emptyList()));
  }

  @Test
  void sumsAndCountsHaveTypesOfTheirOwn() throws IOException {
    assertThat(export("select count(*) as n, sum(1) as s, 1.25 as d, date '2021-08-29' as day"))
        .containsEntry("n", List.of(1L))
        .containsEntry("s", List.of(1.0))
        .containsEntry("d", List.of(1.25))
        .containsEntry("day", List.of((int) java.time.LocalDate.of(2021, 8, 29).toEpochDay()));
  }

  @Test
  void aFileThatIsThereStaysUnlessItIsToBeReplaced() throws IOException {
    Files.writeString(file(), "mine");

    assertThatThrownBy(() -> database.export(SessionTable.LAPS, file(), false))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(file()).hasContent("mine");
  }

  @Test
  void afterAFailureNothingIsLeft() {
    assertThatThrownBy(
            () -> database.export("select cast(i as tinyint) from range(200) r(i)", file(), false))
        .isInstanceOf(SqlException.class);
    assertThat(directory).isEmptyDirectory();
  }
}
