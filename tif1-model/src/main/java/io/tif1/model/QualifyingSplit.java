package io.tif1.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    if (begun.size() != QualifyingPart.values().length) {
      return Map.of();
    }
    return inOrder(Grouping.by(laps, row -> part(end(laps, row), begun)));
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

  private static @Nullable QualifyingPart part(@Nullable Instant end, List<Instant> begun) {
    QualifyingPart last = null;
    for (QualifyingPart part : QualifyingPart.values()) {
      if (end != null && end.isAfter(begun.get(part.ordinal()))) {
        last = part;
      }
    }
    return last;
  }

  private static Map<QualifyingPart, Laps> inOrder(Map<QualifyingPart, Laps> parts) {
    var sorted = new EnumMap<QualifyingPart, Laps>(QualifyingPart.class);
    sorted.putAll(parts);
    return Collections.unmodifiableMap(sorted);
  }
}
