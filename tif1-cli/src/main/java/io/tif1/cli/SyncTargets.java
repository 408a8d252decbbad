package io.tif1.cli;

import io.tif1.model.SessionKey;
import io.tif1.model.calendar.EventSession;
import io.tif1.model.calendar.SeasonCalendar;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that are meant by a season, an event or one session.
 *
 * @param sessions those that have begun, in order of time, each once
 * @param toCome how many have not, by the calendar
 */
record SyncTargets(List<SessionKey> sessions, int toCome) {
  /**
   * @throws IllegalArgumentException if there is no such event or session; with suggestions
   */
  static SyncTargets of(
      SeasonCalendar calendar, @Nullable String event, @Nullable String session, Instant now) {
    if (event != null && session != null) {
      // One that is asked for by name is tried, whatever the calendar says.
      return new SyncTargets(List.of(calendar.resolve(event, session)), 0);
    }
    Stream<EventSession> all =
        event == null
            ? calendar.events().stream().flatMap(one -> one.sessions().stream())
            : calendar.sessions(event).stream();
    var begun = new LinkedHashSet<SessionKey>();
    int toCome = 0;
    for (EventSession one : all.toList()) {
      if (one.startInstant().isAfter(now)) {
        toCome++;
      } else {
        begun.add(one.key()); // two tests of a season may share a folder
      }
    }
    return new SyncTargets(List.copyOf(begun), toCome);
  }
}
