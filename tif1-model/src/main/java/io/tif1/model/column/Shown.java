package io.tif1.model.column;

import java.util.StringJoiner;

/** What a column looks like in a debugger: its first values and how many there are. */
final class Shown {
  private static final int VALUES = 8;

  private Shown() {}

  static String of(Column column) {
    var out = new StringJoiner(", ", "[", column.size() > VALUES ? ", ...]" : "]");
    for (int row = 0; row < Math.min(VALUES, column.size()); row++) {
      String text = column.text(row);
      out.add(text == null ? "-" : text);
    }
    return out + " (" + column.size() + " rows)";
  }
}
