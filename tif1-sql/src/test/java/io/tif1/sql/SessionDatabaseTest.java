package io.tif1.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.Columns;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.TextColumn;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDatabaseTest {
  private final SessionDatabase database = SessionDatabase.open();

  @AfterEach
  void close() {
    database.close();
  }

  private List<Object> only(String sql) {
    Result result = database.query(sql);
    assertThat(result.size()).isEqualTo(1);
    return result.rows().get(0).values();
  }

  @Test
  void theFastestLapOfEachDriverOverTwoSessions() {
    database.add(Samples.SPA, Samples.laps(new double[] {101, 99, 98.5}, "VER", "VER", "HAM"));
    database.add(Samples.MONACO, Samples.laps(new double[] {75.5, 76}, "VER", "HAM"));

    Result result =
        database.query("select driver, min(lap_time) from laps group by 1 order by 1 desc");

    assertThat(result.rows())
        .extracting(Row::values)
        .containsExactly(List.of("VER", 75.5), List.of("HAM", 76.0));
  }

  @Test
  void sessionsCanBeToldApart() {
    database.add(Samples.SPA, Samples.laps(new double[] {101, 99}, "VER", "HAM"));
    database.add(Samples.MONACO, Samples.laps(new double[] {75.5}, "VER"));

    Result result =
        database.query("select season, event, session, count(*) from laps group by all order by 2");

    assertThat(result.rows())
        .extracting(Row::values)
        .containsExactly(
            List.of(2021, "Belgian Grand Prix", "Race", 2L),
            List.of(2021, "Monaco Grand Prix", "Race", 1L));
  }

  @Test
  void valuesAreTypedAndMissingOnesAreNull() {
    database.add(Samples.SPA, Samples.everyType());

    assertThat(
            database
                .query("select lap_time, stint, is_personal_best, team, lap_start_date from laps")
                .rows())
        .extracting(Row::values)
        .containsExactly(
            java.util.Arrays.asList(
                93.5, null, true, null, LocalDateTime.parse("2021-08-29T15:03:27.123456")),
            java.util.Arrays.asList(null, 2, null, "Räikkönen's \"Team\", Ltd.\n", null));
  }

  @Test
  void everyBitOfADoubleIsKept() {
    database.addTelemetry(Samples.SPA, "VER", 1, Samples.speeds(Samples.DELICATE));

    List<Object> speeds =
        database.query("select speed from telemetry").rows().stream().map(r -> r.get(0)).toList();

    for (int i = 0; i < Samples.DELICATE.length; i++) {
      double expected = Samples.DELICATE[i];
      Object found = speeds.get(i);
      if (Double.isNaN(expected)) {
        assertThat(found).isNull();
      } else {
        assertThat(Double.doubleToRawLongBits((Double) found))
            .isEqualTo(Double.doubleToRawLongBits(expected));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void tablesAreThereBeforeAnythingIsAdded(SessionTable table) {
    assertThat(only("select count(*) from " + table.tableName())).containsExactly(0L);
  }

  @ParameterizedTest
  @EnumSource
  void everyColumnCanBeNamedWithoutQuotes(SessionTable table) {
    for (SqlColumn column : table.columns()) {
      assertThat(only("select count(" + column.name() + ") from " + table.tableName()))
          .containsExactly(0L);
    }
  }

  @ParameterizedTest
  @EnumSource
  void columnsAreOfTheTypesThatTheRegistrySays(SessionTable table) {
    Result described = database.query("describe " + table.tableName());

    assertThat(described.rows())
        .extracting(row -> row.get("column_name") + " " + row.get("column_type"))
        .containsExactlyElementsOf(
            table.columns().stream().map(column -> column.name() + " " + column.type()).toList());
  }

  @Test
  void telemetrySaysWhoseItIs() {
    database.addTelemetry(Samples.SPA, "VER", 7, Samples.speeds(280, 281));

    assertThat(only("select distinct season, event, driver, lap from telemetry"))
        .containsExactly(2021, "Belgian Grand Prix", "VER", 7);
  }

  @Test
  void aColumnNobodyKnewOfIsKept() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("LapTime", DoubleColumn.of(1));
    columns.put("tyrePressure", DoubleColumn.of(21.5));
    database.add(Samples.MONACO, Samples.laps(new double[] {2}, "HAM"));
    database.add(Samples.SPA, Laps.of(Columns.of(columns)));

    assertThat(database.query("select tyre_pressure from laps order by lap_time").rows())
        .extracting(row -> row.get(0))
        .containsExactly(21.5, null);
  }

  @Test
  void aColumnNobodyKnewOfMayBeCalledAnything() {
    String name = "a\"; drop table laps; --' é";
    database.add(Samples.SPA, Laps.of(Columns.of(Map.of(name, TextColumn.of("kept")))));

    assertThat(only("select \"a\"\"; drop table laps; --' é\" from laps")).containsExactly("kept");
  }

  @Test
  void aColumnThatIsCalledLikeAnotherGetsANumber() {
    database.add(Samples.SPA, Laps.of(Columns.of(Map.of("Session", TextColumn.of("kept")))));

    assertThat(only("select session, session_2 from laps")).containsExactly("Race", "kept");
  }

  @Test
  void aColumnThatIsOfOneTypeHereAndAnotherThereBecomesText() {
    database.add(Samples.SPA, Laps.of(Columns.of(Map.of("odd", DoubleColumn.of(1.5)))));
    database.add(Samples.SPA, Laps.of(Columns.of(Map.of("odd", TextColumn.of("two")))));
    database.add(Samples.SPA, Laps.of(Columns.of(Map.of("odd", DoubleColumn.of(3.5)))));

    assertThat(database.query("select odd from laps").rows())
        .extracting(row -> row.get(0))
        .containsExactly("1.5", "two", "3.5");
  }

  @Test
  void namesOfSessionsAndDriversAreValuesAndNoSql() {
    var key = new io.tif1.model.SessionKey(2021, "Robert'); drop table laps; --", "Race");
    database.add(key, Samples.laps(new double[] {1}, "O'X"));

    assertThat(only("select event, driver from laps"))
        .containsExactly("Robert'); drop table laps; --", "O'X");
  }

  @Test
  void rowsWithoutAnyColumnAreRows() {
    database.add(Samples.SPA, Laps.of(Columns.of(Map.of(), 3)));

    assertThat(only("select count(*), count(lap_time) from laps")).containsExactly(3L, 0L);
  }

  @Test
  void emptyTelemetryAddsNothing() {
    database.addTelemetry(Samples.SPA, "VER", 1, Telemetry.of(Columns.of(Map.of())));

    assertThat(only("select count(*) from telemetry")).containsExactly(0L);
  }

  @Test
  void moreCanBeAddedAfterAQuery() {
    database.add(Samples.SPA, Samples.laps(new double[] {1}, "VER"));
    only("select count(*) from laps");
    database.add(Samples.SPA, Samples.laps(new double[] {2}, "HAM"));

    assertThat(only("select count(*) from laps")).containsExactly(2L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into laps (season) values (1)",
        "copy laps to 'out.csv'",
        "drop table laps",
        "create table x as select 1",
        "attach 'x.db'",
        "load httpfs",
        "install httpfs",
        "set enable_external_access = true",
        "pragma enable_profiling",
        "export database 'x'",
        "checkpoint",
        "call pragma_version()",
        "select 1; select 2",
        "select 1; drop table laps",
        "",
        ";",
        "-- nothing"
      })
  void whatIsNotOneStatementThatReadsIsRefused(String sql) {
    assertThatThrownBy(() -> database.query(sql)).isInstanceOf(SqlException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from read_csv('/etc/hostname')",
        "select * from read_text('/etc/hostname')",
        "select * from read_parquet('x.parquet')",
        "select * from glob('/*')",
        "select * from '/etc/hostname'",
        "select * from query('drop table laps')",
        "select getenv('HOME')",
        "from read_json_auto('https://example.com/x.json')",
        "from enable_logging()",
        "select * from laps, enable_profiling()",
        "from (from truncate_duckdb_logs())",
        "with x as (from query('select 1')) from x",
        "from query_table(['laps'])",
        "from json_execute_serialized_sql(json_serialize_sql('select 1'))",
        "from checkpoint()",
        "from pragma_database_list()",
        "from Duckdb_Secrets()",
        "select write_log('x')"
      })
  void g3_whatReachesOutsideIsRefused(String sql) {
    assertThatThrownBy(() -> database.query(sql)).isInstanceOf(SqlException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "from range(3)",
        "select unnest([1, 2])",
        "from unnest([1, 2])",
        "from generate_series(1, 3)",
        "from duckdb_columns()",
        "from json_each('[1]')",
        "select lap_number, Lower(driver) from laps"
      })
  void g3_functionsThatOnlyMakeRowsAreRun(String sql) {
    assertThat(database.query(sql).columns()).isNotEmpty();
  }

  @Test
  void theTablesAreWhatTheyWereAfterARefusedStatement() {
    database.add(Samples.SPA, Samples.laps(new double[] {1}, "VER"));
    assertThatThrownBy(() -> database.query("drop table laps; select 1"));

    assertThat(only("select count(*) from laps")).containsExactly(1L);
  }

  @Test
  void unrestrictedSqlMayChangeTables() {
    try (SessionDatabase open = SessionDatabase.builder().unrestricted().open()) {
      open.query("create table mine as select 42 as answer");

      assertThat(open.query("select answer from mine").rows().get(0).get(0)).isEqualTo(42);
    }
  }

  @Test
  void aSyntaxErrorSaysWhere() {
    assertThatThrownBy(() -> database.query("select driver\nfrom laps\nwhere wher 1"))
        .isInstanceOfSatisfying(
            SqlException.class,
            problem -> {
              assertThat(problem.line()).hasValue(3);
              assertThat(problem.column()).hasValue(12);
              assertThat(problem).hasMessageContaining("  where wher 1\n             ^");
            });
  }

  @Test
  void anUnknownColumnSaysWhereAndWhichThereAre() {
    assertThatThrownBy(() -> database.query("select 'ä', lap_tim from laps"))
        .isInstanceOfSatisfying(
            SqlException.class,
            problem -> {
              assertThat(problem.line()).hasValue(1);
              assertThat(problem.column()).hasValue(13);
              assertThat(problem).hasMessageContaining("lap_time");
            });
  }

  @Test
  void anErrorWhileRunningIsInWords() {
    assertThatThrownBy(() -> database.query("select cast('x' as integer)"))
        .isInstanceOf(SqlException.class)
        .hasMessageContaining("Could not convert string 'x'");
  }

  @Test
  void theTablesOfAQueryAreToldWithoutRunningIt() {
    assertThat(
            database.tablesIn(
                "with d as (select * from drivers) select * from Laps join d using (season)"
                    + " where exists (from main.weather)"))
        .containsExactly(SessionTable.LAPS, SessionTable.DRIVERS, SessionTable.WEATHER);
  }

  @Test
  void whatASinkThrowsEndsTheQuery() {
    ResultSink sink =
        new ResultSink() {
          @Override
          public void columns(List<ResultColumn> columns) {}

          @Override
          public void row(Row row) {
            throw new UnsupportedOperationException("enough");
          }
        };

    assertThatThrownBy(() -> database.query("select * from range(100000)", sink))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThat(only("select 1")).containsExactly(1);
  }

  @Test
  void onceClosedItSaysSo() {
    database.close();
    database.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> database.query("select 1"))
        .withMessageContaining("closed");
  }

  @Test
  void e17_closingEndsTheQueryThatAnotherThreadRuns() throws Exception {
    var begun = new CountDownLatch(1);
    SessionDatabase other = SessionDatabase.open();
    CompletableFuture<Void> query =
        CompletableFuture.runAsync(
            () ->
                other.query(
                    "select * from range(1000000000000)",
                    new ResultSink() {
                      @Override
                      public void columns(List<ResultColumn> columns) {}

                      @Override
                      public void row(Row row) {
                        begun.countDown();
                      }
                    }));
    begun.await();
    other.close();

    assertThatThrownBy(query::join).hasCauseInstanceOf(SqlException.class);
  }
}
