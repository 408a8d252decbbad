package io.tif1.cli;

import io.tif1.model.SessionKey;
import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.EventSession;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what people call sessions to where their files are. */
final class SessionNames {
  private SessionNames() {}

  /**
   * The sessions of a season, of an event, or one.
   *
   * @param event a name in whole or in part, or a round; null for all
   * @param session a name in whole or in part, or an abbreviation; null for all
   * @throws IllegalArgumentException if a name means nothing or several things; it has suggestions
   */
  static List<SessionKey> of(
      ProgramCalendar calendar, int year, @Nullable String event, @Nullable String session) {
    if (event == null) {
      var keys = new LinkedHashSet<SessionKey>(); // tests may share a folder
      for (Event one : calendar.of(year).events()) {
        one.sessions().stream().map(EventSession::key).forEach(keys::add);
      }
      return List.copyOf(keys);
    }
    if (session == null) {
      return calendar.sessions(year, event).stream().map(EventSession::key).distinct().toList();
    }
    return List.of(calendar.resolve(year, event, session));
  }

  /**
   * What {@code YEAR/EVENT/SESSION} names, such as {@code 2025/Monaco/R}; {@code 2025/Monaco} for
   * all of an event.
   *
   * @throws IllegalArgumentException if it is written in another way, or names nothing
   */
  static List<SessionKey> of(ProgramCalendar calendar, String written) {
    String[] parts = written.split("/", -1);
    if (parts.length < 1 || parts.length > 3 || !parts[0].matches("\\d{4}")) {
      throw new IllegalArgumentException(
          "\"" + written + "\" is no session; write YEAR/EVENT/SESSION, such as 2025/Monaco/R");
    }
    return of(
        calendar,
        Integer.parseInt(parts[0]),
        parts.length > 1 ? parts[1] : null,
        parts.length > 2 ? parts[2] : null);
  }

  /** Those of all the texts, each once. */
  static List<SessionKey> ofAll(ProgramCalendar calendar, List<String> written) {
    var keys = new LinkedHashSet<SessionKey>();
    written.forEach(one -> keys.addAll(of(calendar, one)));
    return new ArrayList<>(keys);
  }
}
