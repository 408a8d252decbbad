package io.tif1.cli;

import io.tif1.cli.Table.Heading;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** A listing for people. What is missing is a hyphen. */
final class TableForm {
  private static final String MISSING = "-";

  /** What a heading is cut to where there is little room; the other names are short. */
  private static final Map<String, String> BRIEF =
      Map.ofEntries(
          Map.entry("Abbreviation", "Code"),
          Map.entry("AirTemp", "Air"),
          Map.entry("BestLap", "Best"),
          Map.entry("Brake", "Brk"),
          Map.entry("Category", "Cat"),
          Map.entry("Compound", "Tyre"),
          Map.entry("Deleted", "Del"),
          Map.entry("Distance", "Dist"),
          Map.entry("Driver", "Drv"),
          Map.entry("DriverNumber", "No"),
          Map.entry("EventName", "Event"),
          Map.entry("FirstName", "First"),
          Map.entry("Humidity", "Hum"),
          Map.entry("LapNumber", "Lap"),
          Map.entry("LapsBehind", "Behind"),
          Map.entry("LastDay", "Ends"),
          Map.entry("LastName", "Last"),
          Map.entry("Number", "No"),
          Map.entry("Position", "Pos"),
          Map.entry("Pressure", "hPa"),
          Map.entry("Rainfall", "Rain"),
          Map.entry("RoundNumber", "Rd"),
          Map.entry("Sector1Time", "S1"),
          Map.entry("Sector2Time", "S2"),
          Map.entry("Sector3Time", "S3"),
          Map.entry("Stint", "St"),
          Map.entry("TeamName", "Team"),
          Map.entry("Throttle", "Thr"),
          Map.entry("TrackStatus", "Trk"),
          Map.entry("TrackTemp", "Track"),
          Map.entry("TyreLife", "Life"),
          Map.entry("WindDirection", "Dir"),
          Map.entry("WindSpeed", "Wind"));

  /** The location tells the country; the folder is made of the names. */
  private static final Set<String> SPARE = Set.of("Country", "Folder");

  private static final Pattern MOMENT =
      Pattern.compile("^(\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}:\\d{2})\\.0+(?=$|Z|[+-]\\d)");

  private TableForm() {}

  static void write(Listing listing, Io io) {
    Map<String, Column> columns = listing.asMap();
    var table =
        new Table(
            columns.entrySet().stream()
                .map(column -> heading(column.getKey(), column.getValue()))
                .toList());
    List<CellForm> cells =
        columns.entrySet().stream()
            .map(column -> form(listing, column.getKey(), column.getValue()))
            .toList();
    for (int row = 0; row < listing.rows(); row++) {
      int at = row;
      table.row(cells.stream().map(form -> form.of(at)).toArray());
    }
    table.print(io, "--columns chooses, --csv has all");
  }

  private static Heading heading(String name, Column column) {
    boolean right = column instanceof DoubleColumn || column instanceof IntColumn;
    return new Heading(name, BRIEF.getOrDefault(name, name), right, SPARE.contains(name));
  }

  /** How the cells of one column are written. */
  private interface CellForm {
    String of(int row);
  }

  private static CellForm form(Listing listing, String name, Column column) {
    CellForm there = formOfThere(listing, name, column);
    return row -> column.isMissing(row) ? MISSING : there.of(row);
  }

  private static CellForm formOfThere(Listing listing, String name, Column column) {
    if (column instanceof DoubleColumn numbers) {
      NumberForm form =
          listing.isTime(name)
              ? NumberForm.ofTimes(numbers.toArray(), name.equals(Listing.GAP))
              : NumberForm.of(numbers.toArray());
      return row -> form.text(numbers.get(row));
    }
    if (column instanceof BooleanColumn flags) {
      return row -> flags.isTrue(row) ? "yes" : "no";
    }
    return row -> withoutZeros(String.valueOf(column.text(row)));
  }

  /** A moment to the second is published with nine zeros behind it. */
  private static String withoutZeros(String text) {
    return MOMENT.matcher(text).replaceFirst("$1");
  }
}
