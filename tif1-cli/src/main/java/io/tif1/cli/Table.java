package io.tif1.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rows under headings, as wide as their contents. Not safe for use by multiple threads. */
final class Table {
  private static final String GAP = "  ";

  private final List<String> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /** A heading that begins with {@code >} stands for a column of numbers: flush right. */
  Table(String... headings) {
    this.headings = List.of(headings);
  }

  /** Adds a row with as many cells as there are headings. */
  Table row(Object... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.length + " cells in a table of " + headings.size() + " columns");
    }
    var row = new ArrayList<String>();
    for (Object cell : cells) {
      row.add(String.valueOf(cell));
    }
    rows.add(row);
    return this;
  }

  /** The lines, headings first. */
  List<String> lines() {
    List<String> titles =
        headings.stream().map(title -> isRight(title) ? title.substring(1) : title).toList();
    var widths = new ArrayList<>(Collections.nCopies(titles.size(), 0));
    widen(widths, titles);
    rows.forEach(row -> widen(widths, row));
    var lines = new ArrayList<String>();
    lines.add(line(titles, widths));
    rows.forEach(row -> lines.add(line(row, widths)));
    return lines;
  }

  private static boolean isRight(String heading) {
    return heading.startsWith(">");
  }

  private static void widen(List<Integer> widths, List<String> cells) {
    for (int i = 0; i < cells.size(); i++) {
      widths.set(i, Math.max(widths.get(i), width(cells.get(i))));
    }
  }

  private String line(List<String> cells, List<Integer> widths) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(widths.get(i) - width(cells.get(i)));
      boolean right = isRight(headings.get(i));
      line.append(i == 0 ? "" : GAP)
          .append(right ? padding : "")
          .append(cells.get(i))
          .append(right ? "" : padding);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
