package io.tif1.cli;

import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which files of telemetry there are to fetch. Holds numbers of laps; the tens of thousands of
 * resources of a season are made as they are asked for. Filled by one thread, then read.
 */
final class SyncPlan {
  private final List<OfSession> sessions = new ArrayList<>();

  /** The laps of one session, by driver. */
  record OfSession(SessionKey key, NavigableMap<String, NavigableSet<Integer>> laps) {
    OfSession(SessionKey key) {
      this(key, new TreeMap<>());
    }

    void add(String driver, int lap) {
      laps.computeIfAbsent(driver, none -> new TreeSet<>()).add(lap);
    }

    int files() {
      return laps.values().stream().mapToInt(NavigableSet::size).sum();
    }

    Stream<Resource<JsonDocument>> telemetry() {
      return laps.entrySet().stream().flatMap(this::telemetry);
    }

    private Stream<Resource<JsonDocument>> telemetry(Map.Entry<String, NavigableSet<Integer>> of) {
      return of.getValue().stream()
          .map(lap -> Resource.json(key, of.getKey() + "/" + lap + "_tel.json"));
    }
  }

  void add(OfSession session) {
    sessions.add(session);
  }

  List<OfSession> sessions() {
    return List.copyOf(sessions);
  }

  /** How many files of telemetry there are in all. */
  int files() {
    return sessions.stream().mapToInt(OfSession::files).sum();
  }

  /** The first {@code most} of those that are wanted, in the order of the sessions. */
  Iterable<Resource<JsonDocument>> telemetry(Predicate<Resource<JsonDocument>> wanted, int most) {
    return () ->
        sessions.stream().flatMap(OfSession::telemetry).filter(wanted).limit(most).iterator();
  }
}
