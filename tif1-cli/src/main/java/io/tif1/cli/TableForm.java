package io.tif1.cli;

import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** A listing for people. What is missing is a hyphen. */
final class TableForm {
  private static final String MISSING = "-";

  /** More digits than a sensor has are noise to a reader; the other forms have them. */
  private static final int DECIMALS = 3;

  private TableForm() {}

  static void write(Listing listing, Io io) {
    Map<String, Column> columns = listing.asMap();
    var table =
        new Table(
            columns.entrySet().stream()
                .map(column -> heading(column.getKey(), column.getValue()))
                .toArray(String[]::new));
    List<Map.Entry<String, Column>> all = List.copyOf(columns.entrySet());
    for (int row = 0; row < listing.rows(); row++) {
      var cells = new Object[all.size()];
      for (int i = 0; i < cells.length; i++) {
        cells[i] = cell(all.get(i).getValue(), row, listing.isTime(all.get(i).getKey()));
      }
      table.row(cells);
    }
    table.lines().forEach(io.out()::println);
  }

  private static String heading(String name, Column column) {
    return column instanceof DoubleColumn || column instanceof IntColumn ? ">" + name : name;
  }

  private static String cell(Column column, int row, boolean time) {
    if (column.isMissing(row)) {
      return MISSING;
    }
    if (column instanceof DoubleColumn numbers) {
      double value = numbers.get(row);
      return time ? Units.lapTime(value) : number(value);
    }
    if (column instanceof BooleanColumn flags) {
      return flags.isTrue(row) ? "yes" : "no";
    }
    String text = String.valueOf(column.text(row));
    return column instanceof TextColumn ? Texts.oneLine(text) : text;
  }

  private static String number(double value) {
    if (Double.isInfinite(value)) {
      return String.valueOf(value);
    }
    BigDecimal rounded = BigDecimal.valueOf(value).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
