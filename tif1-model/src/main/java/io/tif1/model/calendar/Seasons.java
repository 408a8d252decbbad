package io.tif1.model.calendar;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The seasons of a calendar's text, each read when it is first asked for: to read them all takes a
 * tenth of the time in which a program starts, and it mostly asks for one. For any number of
 * threads.
 */
final class Seasons {
  private final Map<Integer, String> texts = new TreeMap<>();
  private final Map<Integer, SeasonCalendar> read = new ConcurrentHashMap<>();

  /**
   * @param text as {@link CalendarFile} has it
   */
  Seasons(String text) {
    String separator = "\n" + CalendarFile.SEASON;
    String all = "\n" + text;
    int at = all.indexOf(separator);
    while (at >= 0) {
      int next = all.indexOf(separator, at + separator.length());
      String season = all.substring(at + 1, next < 0 ? all.length() : next);
      int year = at + separator.length();
      texts.put(Integer.parseInt(all.substring(year, year + 4)), season);
      at = next;
    }
  }

  /** Their years, in order. */
  List<Integer> years() {
    return List.copyOf(texts.keySet());
  }

  /** That of a year; null if there is none. */
  @Nullable SeasonCalendar of(int year) {
    SeasonCalendar had = read.get(year);
    String text = texts.get(year);
    if (had != null || text == null) {
      return had;
    }
    return read.computeIfAbsent(year, asked -> CalendarFile.parse(text).get(0));
  }
}
