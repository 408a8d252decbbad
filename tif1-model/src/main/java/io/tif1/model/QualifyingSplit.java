package io.tif1.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Parts laps into the parts of qualifying. */
final class QualifyingSplit {
  private QualifyingSplit() {}

  static Map<QualifyingPart, Laps> asPublished(Laps laps) {
    return inOrder(
        Grouping.by(
            laps,
            row -> {
              String part = laps.qualifyingSession().get(row);
              return part == null ? null : QualifyingPart.of(part).orElse(null);
            }));
  }

  static Map<QualifyingPart, Laps> byMessages(Laps laps, RaceControl messages) {
    List<Instant> begun = beginnings(messages.sortedByTime());
    QualifyingPart[] parts = QualifyingPart.values();
    if (begun.size() != parts.length) {
      return Map.of();
    }
    var byBeginning = new TreeMap<Instant, QualifyingPart>();
    for (int i = 0; i < parts.length; i++) {
      byBeginning.put(begun.get(i), parts[i]);
    }
    return inOrder(Grouping.by(laps, row -> lastBegun(byBeginning, end(laps, row))));
  }

  private static List<Instant> beginnings(RaceControl messages) {
    var begun = new ArrayList<Instant>();
    boolean ended = true;
    for (int row = 0; row < messages.size(); row++) {
      Instant time = messages.time(row);
      if (messages.flag().is(row, "CHEQUERED")) {
        ended = true;
      } else if (ended && time != null && opensThePits(messages.message().get(row))) {
        begun.add(time);
        ended = false;
      }
    }
    return begun;
  }

  private static boolean opensThePits(@Nullable String message) {
    return message != null && message.toUpperCase(Locale.ROOT).contains("PIT EXIT OPEN");
  }

  private static @Nullable Instant end(Laps laps, int row) {
    Instant start = laps.startDate(row);
    Duration took = Moments.duration(laps.timeS().get(row) - laps.lapStartTimeS().get(row));
    return start == null || took == null ? null : start.plus(took);
  }

  private static @Nullable QualifyingPart lastBegun(
      NavigableMap<Instant, QualifyingPart> byBeginning, @Nullable Instant end) {
    Map.Entry<Instant, QualifyingPart> last = end == null ? null : byBeginning.lowerEntry(end);
    return last == null ? null : last.getValue();
  }

  private static Map<QualifyingPart, Laps> inOrder(Map<QualifyingPart, Laps> parts) {
    var sorted = new EnumMap<QualifyingPart, Laps>(QualifyingPart.class);
    sorted.putAll(parts);
    return Collections.unmodifiableMap(sorted);
  }
}
