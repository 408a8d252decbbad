package io.tif1.sql;

import io.tif1.model.Drivers;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import io.tif1.testkit.sim.Anomalies;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes docs/sql.md from the registry of tables, with answers of a database. */
final class SqlPage {
  private static final String HEAD =
      """
      # SQL over sessions, and files of columns

      Written by a test from the registry of tables, with real answers over simulated data; do not edit.

      The module `tif1-sql` puts typed data into an embedded [DuckDB](https://duckdb.org): whole columns are handed over as
      arrays, nothing goes through text. It is optional, for DuckDB's library takes 80 MB; the program's commands `sql` and
      `export` say so if it is absent.

          tif1 sql "select driver, min(lap_time) from laps group by 1" 2025 Spa R
          tif1 sql "select event, max(speed_st) from laps group by 1" 2025
          tif1 sql "from telemetry where speed > 330" --session 2025/Monza/Q --session 2024/Monza/Q --telemetry VER:1-5 --csv
          tif1 export laps 2025 --to season.parquet
          tif1 export telemetry 2025 Spa Q --driver VER,NOR --to q.csv

      ## The command `sql`

      `tif1 sql QUERY [YEAR [EVENT [SESSION]]]`: one or many sessions, also by `--session YEAR/EVENT/SESSION`, which can be
      repeated; a year or an event alone stands for all of its sessions. Only the tables that the query names are fetched.
      Telemetry is a file a lap, so say whose: `--telemetry VER`, `VER:7`, `VER:1-5,9` or `all`; it can be repeated. The answer is
      a table; with `--csv` or `--json` it is that. QUERY may be `-` for standard input.

      ## The command `export`

      `tif1 export laps|telemetry|weather|messages|drivers|corners YEAR [EVENT [SESSION]] --to FILE` writes one file with a row a
      lap, sample, measurement … of all the sessions. `--driver VER,NOR` and `--lap 1-5,9` choose laps. The ending of FILE says what is
      written: `.parquet` (Zstandard), `.arrow`, `.csv`, `.json` (an array), `.ndjson` (an object a line). It is written elsewhere and renamed, so
      it is there as a whole or not at all; one that is there already is replaced with `--force` only. Rows are sorted by season, event,
      session, for telemetry by driver and lap, and then as published.

      `.arrow` is Arrow's file format (IPC, also called Feather 2), not compressed, with the types of Parquet; decimals, and whole numbers
      beyond 64 bits, are doubles ([by a writer of our own](decisions/0010-own-arrow-writer.md)). pandas, polars and R map it into memory.

      Memory does not grow with the number of sessions: DuckDB may use 1 GiB beside the JVM's heap, and what exceeds that goes to a
      temporary folder, which is removed.

      Both exit with 0 if nothing was lacking, 4 if something was (which is said on standard error), 3 if nothing is published, 2 if the
      command line or the SQL makes no sense, 1 if nothing was had or this machine is the problem.

      ## What SQL may do

      By default it may read the tables, and nothing else: a query is one statement that reads (`SELECT`, `FROM`, `WITH`, `VALUES`,
      `DESCRIBE`, `SUMMARIZE`, `SHOW TABLES`; not `EXPLAIN`, nor `PIVOT` as a statement of its own). It is parsed by DuckDB before it
      is run. Of the table functions those that make rows of what they are given are run (`range`, `generate_series`, `unnest`, `json_each`,
      `summary` and the like) and those that list what the database has (`duckdb_columns`, `duckdb_tables`, …); a refusal lists them. The settings `enable_external_access = false` and `lock_configuration = true` keep it from files, the network and
      extensions. In code, `SessionDatabase.builder().unrestricted()` lifts all of that.

      An error shows the place: the line, and a mark below it.

      ## In code

      `SessionDatabase.open()`; `add(session, laps)`, `addTelemetry(session, driver, lap, telemetry)`, `addDrivers`, `addWeather`,
      `addMessages`, `addCorners`; `query(sql)` for a `Result` in memory or `query(sql, sink)` row by row; `export(table, file, replace)` and
      `export(sql, file, replace)`; `close()`. Safe for use by multiple threads, which wait for one another.

      ## Values

      Every number is the same double to the last bit. What is missing is `NULL`, never NaN. Moments are UTC, to the microsecond; a text
      that is no moment is `NULL` there. In JSON and CSV numbers are written so that reading them gives the same double;
      JSON has `null` for NaN and infinities that a query computes.

      Columns that nobody knew of come after those listed here, under their published names in the same spelling, with a number if the
      name is taken; one that is of one type here and of another there is text.
      """;

  private SqlPage() {}

  static String text() {
    var page = new StringBuilder(HEAD);
    for (SessionTable table : SessionTable.values()) {
      page.append("\n## Table `").append(table.tableName()).append("`\n\n");
      page.append(table.meaning()).append("\n\n");
      page.append("| column | type | unit | meaning |\n|---|---|---|---|\n");
      for (SqlColumn column : table.columns()) {
        page.append("| `").append(column.name()).append("` | ").append(column.type());
        page.append(" | ").append(column.unit()).append(" | ");
        page.append(column.meaning()).append(" |\n");
      }
    }
    page.append("\n## Examples\n\nOver a simulated race and a simulated qualifying session.\n");
    try (SessionDatabase database = examples()) {
      page.append(
          example(
              database,
              "The fastest lap of each driver in each session:",
              """
              select session, driver, min(lap_time) as best, arg_min(compound, lap_time) as tyre
              from laps group by all order by session, best limit 6"""));
      page.append(
          example(
              database,
              "Where the throttle is fully open, and how fast the cars get:",
              """
              select driver, lap, round(avg(cast(throttle >= 99 as int)) * 100, 1) as full_throttle,
                max(speed) as top_speed
              from telemetry group by all order by all limit 5"""));
      page.append(
          example(
              database,
              "Laps beside the weather of their time:",
              """
              select l.driver, l.lap_number, l.lap_time, w.track_temp, w.rainfall
              from laps l asof join weather w
                on l.event = w.event and l.session = w.session and l.time >= w.time
              where l.session = 'Race' and l.lap_time is not null
              order by l.time, l.driver limit 5"""));
    }
    return page.toString();
  }

  private static SessionDatabase examples() {
    SessionDatabase database = SessionDatabase.open();
    for (String name : new String[] {"Race", "Qualifying"}) {
      SimulatedSession session =
          SessionSimulator.session(2021, Samples.SPA.event(), name)
              .seed(11)
              .drivers(4)
              .laps(6)
              .anomalies(Anomalies.none())
              .build();
      var key = new io.tif1.model.SessionKey(2021, session.event(), session.session());
      Laps laps = Samples.laps(session);
      database.add(key, laps);
      database.addDrivers(key, Drivers.decode(Samples.bytes(session, "drivers.json")));
      database.addWeather(key, Weather.decode(Samples.bytes(session, "weather.json")));
      if (name.equals("Race")) {
        laps.forEach(lap -> add(database, key, session, lap.driver(), lap.number()));
      }
    }
    return database;
  }

  private static void add(
      SessionDatabase database,
      io.tif1.model.SessionKey key,
      SimulatedSession session,
      @Nullable String driver,
      int lap) {
    byte[] file = session.bytes(driver + "/" + lap + "_tel.json");
    if (file != null) {
      database.addTelemetry(key, Objects.requireNonNull(driver), lap, Telemetry.decode(file));
    }
  }

  private static String example(SessionDatabase database, String title, String sql) {
    Result result = database.query(sql);
    var out = new StringBuilder("\n" + title + "\n\n```sql\n" + sql + "\n```\n\n");
    out.append(
        result.columns().stream()
            .map(ResultColumn::name)
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    out.append("|---".repeat(result.columns().size())).append("|\n");
    for (Row row : result) {
      out.append(
          row.values().stream()
              .map(value -> value == null ? "" : value.toString())
              .collect(Collectors.joining(" | ", "| ", " |\n")));
    }
    return out.toString();
  }
}
