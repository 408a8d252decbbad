package io.tif1.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

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
    var counts = new HashMap<String, Long>();
    for (RecordedEvent event : recorded(work)) {
      count(counts, event);
    }
    long total = counts.values().stream().mapToLong(Long::longValue).sum();
    var top = new ArrayList<Map<String, Object>>();
    counts.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> -entry.getValue()))
        .limit(SHOWN)
        .forEach(
            entry -> {
              var line = new LinkedHashMap<String, Object>();
              line.put("method", entry.getKey());
              line.put("share", Math.round(1000.0 * entry.getValue() / total) / 1000.0);
              top.add(line);
            });
    return top;
  }

  private static List<RecordedEvent> recorded(Runnable work) {
    try (var recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(PERIOD);
      recording.enable("jdk.NativeMethodSample").withPeriod(PERIOD);
      recording.start();
      work.run();
      recording.stop();
      Path file = Files.createTempFile("tif1-bench", ".jfr");
      recording.dump(file);
      List<RecordedEvent> events = RecordingFile.readAllEvents(file);
      Files.delete(file);
      return events;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep what was sampled", e);
    }
  }

  private static void count(Map<String, Long> counts, RecordedEvent event) {
    if (event.getStackTrace() == null || event.getStackTrace().getFrames().isEmpty()) {
      return;
    }
    RecordedFrame frame = event.getStackTrace().getFrames().get(0);
    String type = frame.getMethod().getType().getName();
    boolean isNative = event.getEventType().getName().equals("jdk.NativeMethodSample");
    if (isNative && !type.startsWith("java.util.zip.")) {
      return;
    }
    String name = type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethod().getName();
    counts.merge(name, 1L, Long::sum);
  }
}
