package io.tif1.benchmarks;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/** Records waiting for monitors and locks, for whatever time: by whom, how often, how long. */
final class Waits implements AutoCloseable {
  private static final int SHOWN = 4;

  private final RecordingStream stream = new RecordingStream();
  private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
  private final List<String> order = new CopyOnWriteArrayList<>();

  private Waits() {
    stream.enable("jdk.JavaMonitorEnter").withThreshold(Duration.ZERO).withStackTrace();
    stream.enable("jdk.ThreadPark").withThreshold(Duration.ZERO).withStackTrace();
    stream.onEvent("jdk.JavaMonitorEnter", event -> add("monitor", event));
    stream.onEvent(
        "jdk.ThreadPark",
        event -> {
          // Parking is also how one waits for an answer, or for work: locks are what counts.
          if (isForLock(event)) {
            add("lock", event);
          }
        });
  }

  static Waits record() {
    var waits = new Waits();
    waits.stream.startAsync();
    return waits;
  }

  private static boolean isForLock(RecordedEvent event) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .anyMatch(frame -> frame.getMethod().getName().equals("acquire"))
        && event.getStackTrace().getFrames().stream()
            .noneMatch(frame -> frame.getMethod().getName().startsWith("await"));
  }

  private void add(String kind, RecordedEvent event) {
    String who = kind + " in " + where(event);
    nanos.computeIfAbsent(who, key -> new LongAdder()).add(event.getDuration().toNanos());
    counts
        .computeIfAbsent(
            who,
            key -> {
              order.add(key);
              return new LongAdder();
            })
        .increment();
  }

  /** The innermost method that is not of the JDK's own machinery for locks. */
  private static String where(RecordedEvent event) {
    if (event.getStackTrace() == null) {
      return "an unknown place";
    }
    for (RecordedFrame frame : event.getStackTrace().getFrames()) {
      String type = frame.getMethod().getType().getName();
      if (!type.startsWith("java.util.concurrent.locks") && !type.startsWith("jdk.")) {
        return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
      }
    }
    return "the JDK";
  }

  /** What has been recorded since it was last asked; the last second may be missing. */
  String said() {
    if (order.isEmpty()) {
      return "nobody waited for a monitor or a lock";
    }
    String said =
        order.stream()
            .sorted(Comparator.comparingLong((String who) -> -nanos(who)))
            .limit(SHOWN)
            .map(
                who ->
                    String.format(
                        Locale.ROOT, "%s %d times, %.1f ms", who, count(who), nanos(who) / 1e6))
            .collect(Collectors.joining("; "));
    order.clear();
    nanos.clear();
    counts.clear();
    return "waited for " + said;
  }

  private long nanos(String who) {
    LongAdder sum = nanos.get(who);
    return sum == null ? 0 : sum.sum();
  }

  private long count(String who) {
    LongAdder sum = counts.get(who);
    return sum == null ? 0 : sum.sum();
  }

  @Override
  public void close() {
    stream.close();
  }
}
