package io.tif1.cli;

import io.tif1.cli.Table.Heading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a table fits a screen: as it is; else under brief headings; else without the columns that can
 * be spared; else with texts cut short; else without its last columns. Numbers are never cut, for
 * what is left of one is another number. The widest text, as that of a message, stays to the last:
 * it is what the table is for.
 */
final class TableFit {
  /** A text of fewer letters says too little. */
  private static final int LEAST_TEXT = 10;

  /** From that width on, a text is what the table is for. */
  private static final int LONG_TEXT = 20;

  private final List<Heading> headings;
  private final boolean brief;
  private final int[] widths;
  private final List<Integer> shown;

  private TableFit(List<Heading> headings, boolean brief, int[] widths, List<Integer> shown) {
    this.headings = headings;
    this.brief = brief;
    this.widths = widths;
    this.shown = shown;
  }

  /**
   * Fits a table.
   *
   * @param contents how wide the cells of each column are at most
   * @param columns how wide the screen is
   */
  static TableFit of(List<Heading> headings, int[] contents, int columns) {
    List<Integer> all = IntStream.range(0, contents.length).boxed().toList();
    for (boolean brief : new boolean[] {false, true}) {
      int[] widths = widths(headings, contents, brief);
      if (total(widths, all) <= columns) {
        return new TableFit(headings, brief, widths, all);
      }
    }
    int[] widths = widths(headings, contents, true);
    List<Integer> shown = new ArrayList<>(all);
    for (int i = all.size() - 1; i > 0 && total(widths, shown) > columns; i--) {
      if (headings.get(i).spare()) {
        shown.remove(Integer.valueOf(i));
      }
    }
    int[] least = least(headings, widths, columns);
    while (total(least, shown) > columns && shown.size() > 1) {
      shown.remove(dispensable(widths, shown));
    }
    grow(least, widths, shown, columns);
    return new TableFit(headings, true, least, List.copyOf(shown));
  }

  private static int[] widths(List<Heading> headings, int[] contents, boolean brief) {
    int[] widths = contents.clone();
    for (int i = 0; i < widths.length; i++) {
      Heading heading = headings.get(i);
      widths[i] = Math.max(widths[i], Texts.width(brief ? heading.brief() : heading.full()));
    }
    return widths;
  }

  /**
   * What each column can be cut to. The first says what the row is about and gets half a screen.
   */
  private static int[] least(List<Heading> headings, int[] widths, int columns) {
    int[] least = widths.clone();
    for (int i = 0; i < least.length; i++) {
      int enough = i == 0 ? Math.max(LEAST_TEXT, columns / 2) : LEAST_TEXT;
      least[i] = headings.get(i).right() ? least[i] : Math.min(least[i], enough);
      least[i] = Math.min(least[i], columns); // the last resort, for one column alone
    }
    return least;
  }

  private static int total(int[] widths, List<Integer> shown) {
    return shown.stream().mapToInt(i -> widths[i]).sum() + Table.GAP.length() * (shown.size() - 1);
  }

  /** The place in the list of the column that goes next: the last one that is no long text. */
  private static int dispensable(int[] widths, List<Integer> shown) {
    int last = shown.size() - 1;
    boolean longText = widths[shown.get(last)] >= LONG_TEXT;
    return longText && last > 1 ? last - 1 : last;
  }

  /** Gives the room that is left to the columns that were cut, the narrowest first. */
  private static void grow(int[] least, int[] widths, List<Integer> shown, int columns) {
    for (int room = columns - total(least, shown); room > 0; room--) {
      int narrowest = -1;
      for (int i : shown) {
        if (least[i] < widths[i] && (narrowest < 0 || least[i] < least[narrowest])) {
          narrowest = i;
        }
      }
      if (narrowest < 0) {
        return;
      }
      least[narrowest]++;
    }
  }

  boolean isBrief() {
    return brief;
  }

  /** The columns that are shown, by number, in order. */
  List<Integer> shown() {
    return shown;
  }

  /** How wide a column that is shown is. */
  int width(int column) {
    return widths[column];
  }

  /** The headings of the columns that are not shown. */
  List<Heading> hidden() {
    return IntStream.range(0, headings.size())
        .filter(i -> !shown.contains(i))
        .mapToObj(headings::get)
        .toList();
  }

  @Override
  public String toString() {
    return shown + " of widths " + Arrays.toString(widths);
  }
}
