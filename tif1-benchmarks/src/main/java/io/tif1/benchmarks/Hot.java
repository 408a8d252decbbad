package io.tif1.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingStream;

/**
 * Where a JVM spends its time, by sampling: methods by how often they were found running. Native
 * methods are sampled only where they compute; the others wait.
 */
public final class Hot {
  private static final int SHOWN = 10;
  private static final Duration PERIOD = Duration.ofMillis(10);

  private Hot() {}

  /** The ten methods found most often while {@code work} ran, with their share of the samples. */
  public static List<Map<String, Object>> methods(Runnable work) {
    var counts = new ConcurrentHashMap<String, LongAdder>();
    try (var stream = new RecordingStream()) {
      stream.enable("jdk.ExecutionSample").withPeriod(PERIOD);
      stream.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
      stream.onEvent("jdk.ExecutionSample", event -> count(counts, event, false));
      stream.onEvent("jdk.NativeMethodSample", event -> count(counts, event, true));
      stream.startAsync();
      work.run();
      // What was sampled last is handed out once a second.
      stream.setEndTime(java.time.Instant.now());
      stream.awaitTermination();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while samples were counted", e);
    }
    long total = counts.values().stream().mapToLong(LongAdder::sum).sum();
    var top = new ArrayList<Map<String, Object>>();
    counts.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> -entry.getValue().sum()))
        .limit(SHOWN)
        .forEach(
            entry -> {
              var line = new LinkedHashMap<String, Object>();
              line.put("method", entry.getKey());
              line.put("share", Math.round(1000.0 * entry.getValue().sum() / total) / 1000.0);
              top.add(line);
            });
    return top;
  }

  private static void count(Map<String, LongAdder> counts, RecordedEvent event, boolean isNative) {
    if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
      return;
    }
    RecordedFrame frame = event.getStackTrace().getFrames().get(0);
    String type = frame.getMethod().getType().getName();
    if (isNative && !type.startsWith("java.util.zip.")) {
      return;
    }
    String name = type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
    counts.computeIfAbsent(name, key -> new LongAdder()).increment();
  }
}
