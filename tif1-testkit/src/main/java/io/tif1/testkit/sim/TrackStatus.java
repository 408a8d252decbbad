package io.tif1.testkit.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** The flags of a session over time. Periods do not overlap; between them the track is clear. */
final class TrackStatus {
  static final char CLEAR = '1';
  static final char YELLOW = '2';
  static final char SAFETY_CAR = '4';
  static final char RED = '5';
  static final char VIRTUAL = '6';
  static final char VIRTUAL_ENDING = '7';

  private final List<TrackStatusPeriod> periods;

  private TrackStatus(List<TrackStatusPeriod> periods) {
    this.periods = periods;
  }

  List<TrackStatusPeriod> periods() {
    return Collections.unmodifiableList(periods);
  }

  char at(long ms) {
    for (TrackStatusPeriod period : periods) {
      if (period.fromMs() <= ms && ms < period.toMs()) {
        return period.code();
      }
    }
    return CLEAR;
  }

  /** When the red period that covers the moment ends; the moment itself if none does. */
  long afterRed(long ms) {
    for (TrackStatusPeriod period : periods) {
      if (period.code() == RED && period.fromMs() <= ms && ms < period.toMs()) {
        return period.toMs();
      }
    }
    return ms;
  }

  /** Whether the red flag came out in the given time. */
  boolean reddened(long fromMs, long toMs) {
    for (TrackStatusPeriod period : periods) {
      if (period.code() == RED && fromMs <= period.fromMs() && period.fromMs() < toMs) {
        return true;
      }
    }
    return false;
  }

  /** The codes met in the given time, in the order of their first sight, each once. */
  String codes(long fromMs, long toMs) {
    StringBuilder codes = new StringBuilder();
    long at = fromMs;
    for (TrackStatusPeriod period : periods) {
      if (period.toMs() <= fromMs || period.fromMs() >= toMs) {
        continue;
      }
      if (period.fromMs() > at) {
        add(codes, CLEAR);
      }
      add(codes, period.code());
      at = period.toMs();
    }
    if (at < toMs) {
      add(codes, CLEAR);
    }
    return codes.toString();
  }

  private static void add(StringBuilder codes, char code) {
    if (codes.indexOf(String.valueOf(code)) < 0) {
      codes.append(code);
    }
  }

  /** How long a piece of driving takes that would take {@code clearMs} on a clear track. */
  long stretched(long fromMs, long clearMs) {
    long at = fromMs;
    double left = clearMs;
    for (TrackStatusPeriod period : periods) {
      if (period.toMs() <= at) {
        continue;
      }
      long clear = Math.max(0, period.fromMs() - at);
      if (left <= clear) {
        break;
      }
      left -= clear;
      at += clear;
      double pace = pace(period.code());
      double driven = (period.toMs() - at) * pace;
      if (left <= driven) {
        return at + Math.round(left / pace) - fromMs;
      }
      left -= driven;
      at = period.toMs();
    }
    return at + Math.round(left) - fromMs;
  }

  private static double pace(char code) {
    return switch (code) {
      case YELLOW, VIRTUAL_ENDING -> 0.97;
      case VIRTUAL -> 0.75;
      case SAFETY_CAR -> 0.66;
      case RED -> 0.6;
      default -> 1;
    };
  }

  /** Collects periods; one that would overlap an earlier one is left out. */
  static final class Builder {
    private final List<TrackStatusPeriod> periods = new ArrayList<>();

    /** A yellow flag, alone or followed by something worse; the whole or nothing. */
    boolean incident(long atMs, char worst, long yellowMs, long worstMs) {
      long end = atMs + yellowMs + worstMs + 10_000;
      for (TrackStatusPeriod period : periods) {
        if (period.fromMs() < end + 30_000 && atMs < period.toMs() + 30_000) {
          return false;
        }
      }
      long from = atMs + yellowMs;
      periods.add(new TrackStatusPeriod(YELLOW, atMs, from));
      if (worst != YELLOW) {
        periods.add(new TrackStatusPeriod(worst, from, from + worstMs));
      }
      if (worst == VIRTUAL) {
        periods.add(new TrackStatusPeriod(VIRTUAL_ENDING, from + worstMs, end));
      }
      return true;
    }

    TrackStatus build() {
      periods.sort(Comparator.comparingLong(TrackStatusPeriod::fromMs));
      return new TrackStatus(periods);
    }
  }
}
