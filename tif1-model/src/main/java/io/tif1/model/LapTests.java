package io.tif1.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What rows of laps are tested for. Arguments are checked here, before any row is looked at. */
final class LapTests {
  /** Far below the thousandth that times are published in, far above what a product is off by. */
  private static final double ROUNDING_S = 1e-9;

  private LapTests() {}

  static IntPredicate drivers(LapTable laps, Collection<String> identifiers) {
    Set<String> keys = Names.keys("identifier of a driver", identifiers);
    return Names.oneOf(laps.driver(), keys).or(Names.oneOf(laps.driverNumber(), keys));
  }

  static IntPredicate numbers(LapTable laps, int... numbers) {
    Arrays.stream(numbers).forEach(LapTests::checkNumber);
    Set<Integer> wanted = IntStream.of(numbers).boxed().collect(Collectors.toUnmodifiableSet());
    return row -> wanted.contains(laps.lapNumber().get(row));
  }

  static IntPredicate between(LapTable laps, int first, int last) {
    checkNumber(first);
    if (last < first) {
      throw new IllegalArgumentException(
          "the last lap must not be before the first: from " + first + " to " + last);
    }
    // A missing number is below all numbers
    return row -> laps.lapNumber().get(row) >= first && laps.lapNumber().get(row) <= last;
  }

  static void checkNumber(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("laps are counted from 1: " + number);
    }
  }

  static IntPredicate trackStatus(LapTable laps, String status, TrackStatusMatch how) {
    if (status.isEmpty() || !status.chars().allMatch(code -> code >= '0' && code <= '9')) {
      throw new IllegalArgumentException(
          "track status must be codes of one digit each, such as 4 for the safety car or 67: \""
              + status
              + '"');
    }
    return row -> {
      String lap = laps.trackStatus().get(row);
      return how.matches(lap == null ? "" : lap, status);
    };
  }

  static IntPredicate box(LapTable laps, BoxLaps which) {
    IntPredicate in = row -> !laps.pitInTimeS().isMissing(row);
    IntPredicate out = row -> !laps.pitOutTimeS().isMissing(row);
    return switch (which) {
      case IN -> in;
      case OUT -> out;
      case BOTH -> in.or(out);
    };
  }

  static IntPredicate quick(LapTable laps, double threshold, Laps of) {
    if (!(threshold >= 1) || threshold == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(
          "threshold must be 1 or more, such as 1.07 for 107 percent of the fastest lap's time: "
              + threshold);
    }
    double best = of.pickFastest().map(Lap::lapTimeS).orElse(Double.NaN);
    double limit = best * threshold + ROUNDING_S;
    IntPredicate impossible = ImpossibleLaps.of(laps, of);
    return row -> laps.lapTimeS().get(row) <= limit && !impossible.test(row);
  }

  static IntPredicate counts(LapTable laps, FastestOf among) {
    IntPredicate timed = row -> !laps.lapTimeS().isMissing(row);
    IntPredicate deleted = laps.deleted()::isTrue;
    return switch (among) {
      case NOT_DELETED -> timed.and(deleted.negate()).and(ImpossibleLaps.of(laps).negate());
      case PERSONAL_BESTS -> timed.and(deleted.negate()).and(laps.personalBest()::isTrue);
      case ALL_TIMED -> timed;
    };
  }
}
