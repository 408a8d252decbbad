package io.tif1.model.result;

import io.tif1.model.Drivers;
import io.tif1.model.FastestOf;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.QualifyingPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The order by best laps. */
final class LapOrder {
  private static final String UNKNOWN = "; penalties after the session are not known";
  private static final String NO_PARTS =
      "the best lap, without positions, because which laps are of which part of qualifying is not"
          + " known";

  /** The faster lap first; of equals, the one driven earlier; none last. */
  private static final Comparator<@Nullable Lap> FASTER =
      Comparator.nullsLast(
          Comparator.comparingDouble(Lap::lapTimeS)
              .thenComparing(Lap::time, Comparator.nullsLast(Comparator.naturalOrder())));

  /**
   * @param best the fastest lap that counts; null if there is none
   * @param parts the same of each part of qualifying
   */
  private record Standing(Entry entry, @Nullable Lap best, Map<QualifyingPart, Lap> parts) {
    @Nullable Lap in(QualifyingPart part) {
      return parts.get(part);
    }
  }

  private final List<Entry> entries;
  private final Laps counted;
  private final Laps impossible;
  private final Map<String, Laps> countedByDriver;

  LapOrder(Laps laps, Drivers drivers) {
    this.entries = Entry.all(laps, drivers);
    this.counted = laps.pickWithoutImpossible();
    this.impossible = laps.pickImpossible();
    this.countedByDriver = counted.byDriver();
  }

  /** The laps whose times count if they are not deleted. */
  Laps counted() {
    return counted;
  }

  private Laps counted(Entry entry) {
    return countedByDriver.getOrDefault(entry.code(), counted.select());
  }

  SessionResults practice() {
    List<Standing> standings =
        entries.stream()
            .map(entry -> new Standing(entry, official(counted(entry)), Map.of()))
            .sorted(Comparator.comparing(Standing::best, FASTER))
            .toList();
    Lap first = standings.isEmpty() ? null : standings.get(0).best();
    return results(
        SessionKind.PRACTICE,
        standings,
        SessionKind.PRACTICE.order() + UNKNOWN,
        standing -> gap(first, standing.best()),
        true);
  }

  SessionResults qualifying(Map<QualifyingPart, Laps> laps) {
    boolean known = !laps.isEmpty();
    var fastest = new EnumMap<QualifyingPart, Map<String, Lap>>(QualifyingPart.class);
    laps.forEach((part, all) -> fastest.put(part, fastest(all)));
    Comparator<Standing> order =
        known
            ? Comparator.<Standing, @Nullable Lap>comparing(s -> s.in(QualifyingPart.Q3), FASTER)
                .thenComparing(s -> s.in(QualifyingPart.Q2), FASTER)
                .thenComparing(s -> s.in(QualifyingPart.Q1), FASTER)
            : Comparator.comparing(Standing::best, FASTER);
    List<Standing> standings =
        entries.stream().map(entry -> standing(entry, fastest)).sorted(order).toList();
    return results(
        SessionKind.QUALIFYING,
        standings,
        (known ? SessionKind.QUALIFYING.order() : NO_PARTS) + UNKNOWN,
        standing -> gapInLastPart(standing, standings),
        known);
  }

  private static Map<String, Lap> fastest(Laps laps) {
    var fastest = new HashMap<String, Lap>();
    for (Lap lap : laps.fastestPerDriver()) {
      fastest.put(Objects.requireNonNull(lap.driver()), lap);
    }
    return fastest;
  }

  private Standing standing(Entry entry, Map<QualifyingPart, Map<String, Lap>> fastest) {
    var parts = new EnumMap<QualifyingPart, Lap>(QualifyingPart.class);
    fastest.forEach(
        (part, laps) -> {
          Lap own = laps.get(entry.code());
          if (own != null) {
            parts.put(part, own);
          }
        });
    return new Standing(entry, counted(entry).pickFastest().orElse(null), parts);
  }

  /** Over a whole session a fastest lap that was no personal best is one that did not count. */
  private static @Nullable Lap official(Laps laps) {
    return laps.pickFastest(FastestOf.PERSONAL_BESTS).or(laps::pickFastest).orElse(null);
  }

  private static @Nullable Duration gapInLastPart(Standing standing, List<Standing> all) {
    QualifyingPart last = null;
    for (QualifyingPart part : QualifyingPart.values()) {
      last = standing.in(part) == null ? last : part;
    }
    if (last == null) {
      return null;
    }
    QualifyingPart part = last;
    Lap first = all.stream().map(other -> other.in(part)).min(FASTER).orElse(null);
    return gap(first, standing.in(part));
  }

  private static @Nullable Duration gap(@Nullable Lap first, @Nullable Lap own) {
    Duration best = first == null ? null : first.lapTime();
    Duration time = own == null ? null : own.lapTime();
    return best == null || time == null ? null : time.minus(best);
  }

  private SessionResults results(
      SessionKind kind,
      List<Standing> standings,
      String derivedFrom,
      Function<Standing, @Nullable Duration> gap,
      boolean positions) {
    var rows = new ArrayList<DriverResult>();
    for (Standing standing : standings) {
      Entry entry = standing.entry();
      Lap best = standing.best();
      var parts = new EnumMap<QualifyingPart, Duration>(QualifyingPart.class);
      standing
          .parts()
          .forEach((part, lap) -> parts.put(part, Objects.requireNonNull(lap.lapTime())));
      boolean ranked =
          positions && (kind == SessionKind.PRACTICE ? best != null : !parts.isEmpty());
      rows.add(
          new DriverResult(
              ranked ? OptionalInt.of(rows.size() + 1) : OptionalInt.empty(),
              entry.code(),
              entry.number(),
              entry.team(),
              entry.laps().filter(lap -> !lap.fastF1Generated()).size(),
              null,
              gap.apply(standing),
              OptionalInt.empty(),
              best == null ? null : best.lapTime(),
              parts));
    }
    return new SessionResults(kind, rows, derivedFrom, impossible);
  }
}
