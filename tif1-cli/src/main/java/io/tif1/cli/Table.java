package io.tif1.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows under headings, as wide as their contents. Not safe for use by multiple threads. */
final class Table {
  /** Between two columns. */
  static final String GAP = "  ";

  private final List<Heading> headings;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * What stands over a column.
   *
   * @param full used where there is room
   * @param brief used where there is not
   * @param right whether cells are flush right, as numbers are
   * @param spare whether the column goes before others are cut short, because they tell as much
   */
  record Heading(String full, String brief, boolean right, boolean spare) {
    Heading {
      full = SafeText.line(full);
      brief = SafeText.line(brief);
    }

    /** One that is written in one way; {@code >} in front stands for a column of numbers. */
    static Heading of(String written) {
      boolean right = written.startsWith(">");
      String name = right ? written.substring(1) : written;
      return new Heading(name, name, right, false);
    }
  }

  /** A heading that begins with {@code >} stands for a column of numbers: flush right. */
  Table(String... headings) {
    this(Arrays.stream(headings).map(Heading::of).toList());
  }

  Table(List<Heading> headings) {
    this.headings = List.copyOf(headings);
  }

  /** Adds a row with as many cells as there are headings. */
  Table row(Object... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(
          "a row of " + cells.length + " cells in a table of " + headings.size() + " columns");
    }
    var row = new ArrayList<String>();
    for (Object cell : cells) {
      row.add(SafeText.line(String.valueOf(cell)));
    }
    rows.add(row);
    return this;
  }

  /** The lines, headings first, as wide as they are. */
  List<String> lines() {
    return lines(fit(Integer.MAX_VALUE));
  }

  /** The lines, headings first, none wider than so many columns of a screen. */
  List<String> lines(int columns) {
    return lines(fit(columns));
  }

  /**
   * Writes the lines to standard output. On a terminal they fit it, and a line on standard error
   * says how many columns do not.
   *
   * @param hint how to see the rest, such as {@code --csv has all}; empty if there is no way
   */
  void print(Io io, String hint) {
    TableFit fit = fit(io.outIsTerminal() ? io.columns() : Integer.MAX_VALUE);
    lines(fit).forEach(io.out()::println);
    if (!fit.hidden().isEmpty()) {
      io.out().flush(); // the note comes behind the table, though it is another stream
      io.say(note(fit.hidden(), hint, io.columns()));
    }
  }

  private TableFit fit(int columns) {
    int[] widths = new int[headings.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Texts.width(row.get(i)));
      }
    }
    return TableFit.of(headings, widths, columns);
  }

  /** The most telling note that fits. */
  private String note(List<Heading> hidden, String hint, int columns) {
    String count = hidden.size() + " of " + headings.size() + " columns hidden";
    String names = hidden.stream().map(Heading::full).collect(Collectors.joining(", "));
    String how = hint.isEmpty() ? "" : "; " + hint;
    for (String note : List.of(count + " (" + names + ")" + how, count + how)) {
      if (Texts.width(note) <= columns) {
        return note;
      }
    }
    return count;
  }

  private List<String> lines(TableFit fit) {
    var lines = new ArrayList<String>();
    lines.add(
        line(headings.stream().map(fit.isBrief() ? Heading::brief : Heading::full).toList(), fit));
    rows.forEach(row -> lines.add(line(row, fit)));
    return lines;
  }

  private String line(List<String> cells, TableFit fit) {
    var line = new StringBuilder();
    for (int i : fit.shown()) {
      String cell = Texts.elided(cells.get(i), fit.width(i));
      String padding = " ".repeat(fit.width(i) - Texts.width(cell));
      boolean right = headings.get(i).right();
      line.append(line.isEmpty() ? "" : GAP)
          .append(right ? padding : "")
          .append(cell)
          .append(right ? "" : padding);
    }
    return line.toString().stripTrailing();
  }
}
