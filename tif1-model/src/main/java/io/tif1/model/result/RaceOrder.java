package io.tif1.model.result;

import io.tif1.model.Drivers;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The order on the road. */
final class RaceOrder {
  private static final String UNKNOWN =
      "; penalties after the race and laps taken back are not known";

  /**
   * @param last the last lap completed; null if there is none
   */
  private record Finish(Entry entry, @Nullable Lap last) {
    int laps() {
      return last == null ? 0 : last.number();
    }

    @Nullable Duration ended() {
      return last == null ? null : last.time();
    }

    int place() {
      return last == null ? Integer.MAX_VALUE : last.position().orElse(Integer.MAX_VALUE);
    }
  }

  private final List<Finish> finishes;
  private final @Nullable Duration start;
  private final Laps impossible;
  private final Map<String, Duration> best = new HashMap<>();

  RaceOrder(Laps laps, Drivers drivers) {
    Comparator<@Nullable Duration> earlier = Comparator.nullsLast(Comparator.naturalOrder());
    this.finishes =
        Entry.all(laps, drivers).stream()
            .map(entry -> new Finish(entry, lastCompleted(entry.laps())))
            .sorted(
                Comparator.comparing(Finish::laps, Comparator.reverseOrder())
                    .thenComparing(Finish::ended, earlier)
                    .thenComparing(Finish::place))
            .toList();
    this.start =
        laps.pickLaps(1).stream()
            .map(Lap::startTime)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    this.impossible = laps.pickImpossible();
    for (Lap lap : laps.fastestPerDriver()) {
      best.put(Objects.requireNonNull(lap.driver()), Objects.requireNonNull(lap.lapTime()));
    }
  }

  /** A lap in which a car stopped has a row too, with neither a time nor a position. */
  private static @Nullable Lap lastCompleted(Laps laps) {
    return laps.stream()
        .filter(lap -> lap.number() > 0 && (lap.lapTime() != null || lap.position().isPresent()))
        .max(Comparator.comparingInt(Lap::number))
        .orElse(null);
  }

  SessionResults results() {
    var rows = new ArrayList<DriverResult>();
    for (Finish finish : finishes) {
      rows.add(row(finish, rows.size() + 1));
    }
    return new SessionResults(
        SessionKind.RACE, rows, SessionKind.RACE.order() + UNKNOWN, impossible);
  }

  private DriverResult row(Finish finish, int place) {
    Finish first = finishes.get(0);
    Entry entry = finish.entry();
    boolean ran = finish.last() != null;
    return new DriverResult(
        ran ? OptionalInt.of(place) : OptionalInt.empty(),
        entry.code(),
        entry.number(),
        entry.team(),
        finish.laps(),
        time(finish),
        finish.laps() == first.laps() ? between(first.ended(), finish.ended()) : null,
        ran ? OptionalInt.of(first.laps() - finish.laps()) : OptionalInt.empty(),
        best.get(entry.code()),
        Map.of());
  }

  /** By the clock; if the laps are without it, the sum of their times, if all are there. */
  private @Nullable Duration time(Finish finish) {
    Duration clock = between(start, finish.ended());
    if (clock != null || finish.last() == null) {
      return clock;
    }
    Duration sum = Duration.ZERO;
    Laps laps = finish.entry().laps();
    for (int number = 1; number <= finish.laps(); number++) {
      Duration one = laps.lap(finish.entry().code(), number).map(Lap::lapTime).orElse(null);
      if (one == null) {
        return null;
      }
      sum = sum.plus(one);
    }
    return sum;
  }

  private static @Nullable Duration between(@Nullable Duration from, @Nullable Duration to) {
    return from == null || to == null ? null : to.minus(from);
  }
}
