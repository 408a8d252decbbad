package io.tif1.model.json;

import io.tif1.model.ColumnSpec;
import io.tif1.model.Columns;
import io.tif1.model.CornerColumn;
import io.tif1.model.Corners;
import io.tif1.model.DriverColumn;
import io.tif1.model.Drivers;
import io.tif1.model.JsonException;
import io.tif1.model.LapColumn;
import io.tif1.model.Laps;
import io.tif1.model.RaceControl;
import io.tif1.model.RaceControlColumn;
import io.tif1.model.Telemetry;
import io.tif1.model.TelemetryColumn;
import io.tif1.model.Weather;
import io.tif1.model.WeatherColumn;
import io.tif1.model.check.Rule;
import io.tif1.model.column.TextColumn;
import org.jspecify.annotations.Nullable;

/**
 * Makes tables of published files, in one pass over their bytes. The bytes must be one well-formed
 * JSON object, as {@link JsonScanner} would have it, with arrays where the columns are; whatever
 * else looks wrong becomes a finding. Keeps its buffers from file to file. Used by one thread at a
 * time.
 *
 * <p>All methods take the bytes {@code utf8[from .. to)} and throw {@link JsonException} if they
 * are not such a file.
 */
public final class TableReader {
  private static final SpecIndex TELEMETRY = SpecIndex.of(TelemetryColumn.values());
  private static final SpecIndex LAPS = SpecIndex.of(LapColumn.values());
  private static final SpecIndex DRIVERS = SpecIndex.of(DriverColumn.values());
  private static final SpecIndex WEATHER = SpecIndex.of(WeatherColumn.values());
  private static final SpecIndex RACE_CONTROL = SpecIndex.of(RaceControlColumn.values());
  private static final SpecIndex CORNERS = SpecIndex.of(CornerColumn.values());

  private final NumberBuffer numbers = new NumberBuffer();
  private final TextBuffer texts = new TextBuffer();

  /** {@code {"tel": {"time": [...], ...}}}. */
  public Telemetry telemetry(byte[] utf8, int from, int to) {
    var in = begin(utf8, from, to);
    var found = new Found("$");
    Columns columns = null;
    in.at++;
    for (String name = firstMember(in); name != null; name = nextMember(in)) {
      if (!name.equals("tel")) {
        in.skipValue();
        found.add(Rule.UNKNOWN_SHAPE, name, "only tel", "another member", 1);
      } else if (in.skipSpace() == '{') {
        if (columns != null) {
          found.add(Rule.DUPLICATE_KEY, name, "one", "another", 1);
        }
        columns = new ColumnsReader(in, TELEMETRY, numbers, texts, found.at("$.tel")).columns();
      } else {
        requireMissing(in, texts, "an object of arrays for tel");
      }
    }
    in.requireEnd();
    if (columns == null) {
      columns = Columns.of(java.util.Map.of());
      found.add(Rule.MISSING_COLUMN, "tel", "an object of arrays", "nothing", 1);
    }
    return Telemetry.published(columns, found.list());
  }

  /**
   * {@code {"time": [...], ...}}.
   *
   * @param driver who drove all the laps of a file that does not say; null if that is not known
   */
  public Laps laps(byte[] utf8, int from, int to, @Nullable String driver) {
    var found = new Found("$");
    Columns columns = columns(utf8, from, to, LAPS, found);
    String name = LapColumn.DRIVER.columnName();
    if (driver != null && columns.get(name) == null && !columns.names().isEmpty()) {
      columns = columns.with(name, TextColumn.same(driver, columns.rows()));
    }
    return Laps.published(columns, found.list());
  }

  /** {@code {"wT": [...], ...}}. */
  public Weather weather(byte[] utf8, int from, int to) {
    var found = new Found("$");
    return Weather.published(columns(utf8, from, to, WEATHER, found), found.list());
  }

  /** {@code {"time": [...], ...}}. */
  public RaceControl raceControl(byte[] utf8, int from, int to) {
    var found = new Found("$");
    return RaceControl.published(columns(utf8, from, to, RACE_CONTROL, found), found.list());
  }

  /** {@code {"CornerNumber": [...], ..., "Rotation": 90.0}}. */
  public Corners corners(byte[] utf8, int from, int to) {
    var found = new Found("$");
    return Corners.published(columns(utf8, from, to, CORNERS, found), found.list());
  }

  /** {@code {"drivers": [{"driver": "VER", ...}, ...]}}. */
  public Drivers drivers(byte[] utf8, int from, int to) {
    var in = begin(utf8, from, to);
    var found = new Found("$");
    Columns columns = null;
    in.at++;
    for (String name = firstMember(in); name != null; name = nextMember(in)) {
      if (!name.equals("drivers")) {
        in.skipValue();
        found.add(Rule.UNKNOWN_SHAPE, name, "only drivers", "another member", 1);
      } else if (in.skipSpace() == '[') {
        if (columns != null) {
          found.add(Rule.DUPLICATE_KEY, name, "one", "another", 1);
        }
        columns = new RowsReader(in, DRIVERS, found.at("$.drivers")).columns();
      } else {
        requireMissing(in, texts, "an array of objects for drivers");
      }
    }
    in.requireEnd();
    if (columns == null) {
      columns = Columns.of(java.util.Map.of());
      found.add(Rule.MISSING_COLUMN, "drivers", "an array of objects", "nothing", 1);
    }
    return Drivers.published(columns, found.list());
  }

  private Columns columns(byte[] utf8, int from, int to, SpecIndex specs, Found found) {
    var in = begin(utf8, from, to);
    Columns columns = new ColumnsReader(in, specs, numbers, texts, found).columns();
    in.requireEnd();
    return columns;
  }

  private static ColumnReader begin(byte[] utf8, int from, int to) {
    var in = new ColumnReader(utf8, from, to);
    in.skipByteOrderMark();
    if (in.skipSpace() != '{') {
      throw in.unexpected("a JSON object");
    }
    return in;
  }

  /** The name of the first member; null and behind the object if it has none. */
  static @Nullable String firstMember(ColumnReader in) {
    if (in.skipSpace() == '}') {
      in.at++;
      return null;
    }
    return in.memberName();
  }

  /** The name of the member behind the one just read; null and behind the object at its end. */
  static @Nullable String nextMember(ColumnReader in) {
    int next = in.skipSpace();
    if (next == ',') {
      in.at++;
      return in.memberName();
    }
    if (next != '}') {
      throw in.unexpected("',' or '}'");
    }
    in.at++;
    return null;
  }

  /** A column may be written as a missing value, but as no other. */
  static void requireMissing(ColumnReader in, TextBuffer scratch, String expected) {
    int c = in.skipSpace();
    int from = in.at;
    if (c == '"' || c == 'n' || c == 'N') {
      scratch.begin();
      in.text(scratch);
      if (scratch.toTexts().isMissing(0)) {
        return;
      }
      in.at = from;
    }
    throw in.unexpected(expected);
  }

  /** Whether a value that is no array stands for every row. */
  static boolean isForAllRows(ColumnSpec spec) {
    return spec == TelemetryColumn.DATA_KEY || spec == CornerColumn.ROTATION;
  }
}
