package io.tif1.model;

import io.tif1.model.column.Column;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes docs/data-model.md from the registry of columns and the methods of the tables. */
final class DataModelPage {
  private static final String HEAD =
      """
      # The data: every file, every column

      Written by a test from the registry of columns (the enums in `io.tif1.model`); do not edit.

      A published file becomes a table of columns. Each column can be had by a method of its own, by its name
      (`laps.column("LapTime")`, the name that Python's tif1 and FastF1 give it) or by its published key
      (`laps.column("time")`). Columns nobody knew of are kept under their keys, as numbers or text. A column that a file
      lacks reads as missing in every row; `has(...)` tells.

      A value is missing if the file says `null`, `"None"`, `"nan"`, `"NaT"`, `"null"`, `"inf"` or an empty text, in any case,
      in any column, or one of the bare tokens `NaN` and `Infinity`. What a missing value reads as depends on the type:

      | type | class | missing reads as |
      |---|---|---|
      | number | `DoubleColumn` | `Double.NaN` |
      | whole | `IntColumn` | `IntColumn.MISSING` |
      | flag | `BooleanColumn` | neither `isTrue` nor `isFalse` |
      | text | `TextColumn` | `null` |

      Every number is the `double` nearest to what is written in the file, as `Double.parseDouble` would read it.

      The files of laps have grown: generation G0 has three columns, G1 eleven, G2 39, G3 42, and 43 in qualifying. A file may
      be of any generation whatever its season; `since` says which was the first to have a column.
      """;

  private record Part(String title, String file, Class<? extends Table> table, FileKind kind) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("Telemetry", "DRV/LAP_tel.json", Telemetry.class, FileKind.TELEMETRY),
          new Part("Laps", "DRV/laptimes.json, session_laptimes.json", Laps.class, FileKind.LAPS),
          new Part("Drivers", "drivers.json", Drivers.class, FileKind.DRIVERS),
          new Part("Weather", "weather.json", Weather.class, FileKind.WEATHER),
          new Part("Race control", "rcm.json", RaceControl.class, FileKind.RACE_CONTROL),
          new Part("Corners", "corners.json", Corners.class, FileKind.CORNERS));

  private DataModelPage() {}

  static String text() {
    var page = new StringBuilder(HEAD);
    PARTS.forEach(part -> page.append(section(part)));
    return page.toString();
  }

  private static String section(Part part) {
    var out = new StringBuilder();
    out.append("\n## ").append(part.title()).append("\n\n");
    out.append("`").append(part.table().getSimpleName()).append("`, from `");
    out.append(part.file().replace(", ", "` and `")).append("`.\n\n");
    out.append("| key | name | method | type | unit | since | meaning |\n");
    out.append("|---|---|---|---|---|---|---|\n");
    Map<ColumnSpec, String> methods = methods(part);
    for (ColumnSpec spec : part.kind().columns()) {
      out.append("| `").append(spec.key()).append("` | `").append(spec.columnName());
      out.append("` | `").append(methods.get(spec)).append("()` | ");
      out.append(spec.type().toString().toLowerCase(java.util.Locale.ROOT)).append(" | ");
      out.append(spec.unit()).append(" | ").append(spec.since()).append(" | ");
      out.append(spec.meaning()).append(" |\n");
    }
    return out.toString();
  }

  /** Which method gives which column: found by asking a table whose columns are all different. */
  private static Map<ColumnSpec, String> methods(Part part) {
    var columns = new LinkedHashMap<String, Column>();
    part.kind().columns().forEach(s -> columns.put(s.columnName(), s.type().missing(1)));
    Table table = table(part.table(), Columns.of(columns));
    var names = new LinkedHashMap<ColumnSpec, String>();
    for (ColumnSpec spec : part.kind().columns()) {
      Column wanted = columns.get(spec.columnName());
      names.put(
          spec,
          Arrays.stream(part.table().getMethods())
              .filter(m -> m.getParameterCount() == 0)
              .filter(m -> Column.class.isAssignableFrom(m.getReturnType()))
              .filter(m -> invoke(m, table) == wanted)
              .map(Method::getName)
              .findFirst()
              .orElseThrow(() -> new AssertionError("no method gives " + spec)));
    }
    return names;
  }

  private static Table table(Class<? extends Table> type, Columns columns) {
    try {
      return (Table) type.getMethod("of", Columns.class).invoke(null, columns);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Object invoke(Method method, Table table) {
    try {
      return method.invoke(table);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
