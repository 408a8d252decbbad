package io.tif1.benchmarks.decode;

import com.alibaba.fastjson2.JSON;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.management.ThreadMXBean;
import io.tif1.benchmarks.AskedPython;
import io.tif1.benchmarks.Contender;
import io.tif1.benchmarks.Findings;
import io.tif1.benchmarks.Hot;
import io.tif1.benchmarks.Round;
import io.tif1.model.Telemetry;
import io.tif1.model.json.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decoders beside one another in alternating rounds, on one thread, by the processor time of that
 * thread: what else the machine does counts little, and falls on all alike. A round decodes all
 * files, each let go of before the next.
 *
 * <p>Arguments: rounds (25), rounds before them (12), Python interpreter with orjson, its script
 * and the folder of files (none).
 */
public final class DecodeSpeed {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Whether only those take part whose ratios builds are judged by. */
  private static final String SHORT_PROPERTY = "tif1.short";

  private DecodeSpeed() {}

  public static void main(String[] args) throws IOException {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 25;
    int warmUp = args.length > 1 ? Integer.parseInt(args[1]) : 12;
    List<byte[]> files = TelemetryFiles.load();
    double megabytes = TelemetryFiles.bytes(files) / 1e6;
    long columns = files.stream().mapToLong(file -> Telemetry.decode(file).sizeBytes()).sum();
    var found =
        new Findings(
            "decode",
            String.format(
                Locale.ROOT,
                "%d %s laps, %.1f MB of JSON, one thread, columns %.3f of the JSON",
                files.size(),
                TelemetryFiles.origin(),
                megabytes,
                columns / megabytes / 1e6));
    var reader = new TableReader();
    var slow = new JacksonStreaming(false);
    var fast = new JacksonStreaming(true);
    var tree = new ObjectMapper();
    var ours = new Decoder("tif1", files, file -> reader.telemetry(file, 0, file.length));
    var door = new Decoder("tif1, Telemetry.decode", files, Telemetry::decode);
    var jackson = new Decoder("Jackson streaming", files, slow::decode);
    var quickJackson = new Decoder("Jackson streaming, fast doubles", files, fast::decode);
    var contenders = new ArrayList<Contender>(List.of(ours, door, quickJackson));
    if (!Boolean.getBoolean(SHORT_PROPERTY)) {
      contenders.add(jackson);
      contenders.add(new Decoder("Jackson tree", files, tree::readTree));
      contenders.add(new Decoder("fastjson2", files, JSON::parseObject));
    }
    Contender orjson = null;
    if (args.length > 4 && !args[2].isEmpty() && TelemetryFiles.origin().equals("published")) {
      orjson = new AskedPython("orjson, in Python", List.of(args[2], args[3], args[4]));
      contenders.add(orjson);
    } else {
      found.note(
          "SKIP orjson: no Python that has it (bench/peer makes one), or no published files");
    }
    for (int i = 0; i < warmUp; i++) {
      contenders.forEach(Contender::once);
    }
    for (int i = 0; i < rounds; i++) {
      contenders.forEach(Contender::measure);
    }
    for (Contender one : contenders) {
      found.side(one.name(), "CPU ms", one.cpuMillis());
    }
    for (Contender one : contenders) {
      found.ratio(one.name() + ", MB/s at best", megabytes * 1e3 / one.cpuMillis().min());
    }
    double best = ours.cpuMillis().min();
    if (orjson != null) {
      found.atLeast("P2", 2.5, "orjson : tif1, CPU, minima", orjson.cpuMillis().min() / best);
      found.ratio(
          "orjson : tif1, CPU, medians", orjson.cpuMillis().median() / ours.cpuMillis().median());
    }
    if (contenders.contains(jackson)) {
      found.ratio("Jackson streaming : tif1, CPU, minima", jackson.cpuMillis().min() / best);
    }
    found
        .ratio(
            "Jackson streaming, fast doubles : tif1, CPU, minima",
            quickJackson.cpuMillis().min() / best)
        .guarded(false);
    found.atMost("P2", 1.3, "allocated : columns", ours.allocated() / columns).guarded(true);
    found.ratio("allocated : columns, Telemetry.decode", door.allocated() / columns);
    contenders.forEach(Contender::close);
    if (!Boolean.getBoolean(SHORT_PROPERTY)) {
      found.top(
          Hot.methods(
              () -> {
                for (int i = 0; i < 4 * rounds; i++) {
                  ours.once();
                }
              }));
    }
    found.tell();
  }

  /** Makes something of a file. */
  private interface Work {
    Object decode(byte[] file) throws IOException;
  }

  /** Decodes all files by one way. */
  private static final class Decoder extends Contender {
    private final List<byte[]> files;
    private final Work work;
    private long allocated;

    /** Held, so that nothing can be left out as unused. */
    private @Nullable Object made;

    Decoder(String name, List<byte[]> files, Work work) {
      super(name);
      this.files = files;
      this.work = work;
    }

    @Override
    public Round once() {
      long bytes = THREADS.getCurrentThreadAllocatedBytes();
      long cpu = THREADS.getCurrentThreadCpuTime();
      long begun = System.nanoTime();
      for (byte[] file : files) {
        try {
          made = work.decode(file);
        } catch (IOException e) {
          throw new UncheckedIOException("cannot read a file in memory", e);
        }
      }
      long ended = System.nanoTime();
      cpu = THREADS.getCurrentThreadCpuTime() - cpu;
      allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
      if (made == null) {
        throw new IllegalStateException("nothing was made of " + files.size() + " files");
      }
      made = null;
      return new Round((ended - begun) / 1e6, cpu / 1e6);
    }

    double allocated() {
      return allocated;
    }
  }
}
