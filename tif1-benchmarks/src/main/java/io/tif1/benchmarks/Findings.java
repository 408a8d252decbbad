package io.tif1.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a benchmark has found: who was measured, how they compare, and on what machine. Printed, and
 * written as JSON where the property {@code tif1.results} names a folder; {@code bench/README.md}
 * says what is in it, and {@code bench/page} makes a page of it.
 */
public final class Findings {
  /** The folder for results; nothing is written without it. */
  static final String FOLDER_PROPERTY = "tif1.results";

  private final String name;
  private final Map<String, Object> all = new LinkedHashMap<>();
  private final List<Map<String, Object>> sides = new ArrayList<>();
  private final List<Map<String, Object>> ratios = new ArrayList<>();

  /**
   * @param name of the command below {@code bench} and of the file
   * @param work what was done, with numbers
   */
  public Findings(String name, String work) {
    this.name = name;
    all.put("name", name);
    all.put("work", work);
    all.put("date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    var machine = new LinkedHashMap<String, Object>();
    machine.put("processor", Machine.processor());
    machine.put("cores", Runtime.getRuntime().availableProcessors());
    machine.put("jdk", Runtime.version().toString());
    machine.put("system", Machine.system());
    machine.put("load", Machine.load());
    all.put("machine", machine);
    all.put("sides", sides);
    all.put("ratios", ratios);
  }

  /** Wall-clock time and processor time of rounds. */
  Findings side(Contender one) {
    side(one.name(), "wall ms", one.wallMillis());
    return side(one.name(), "CPU ms", one.cpuMillis());
  }

  /**
   * @param who was measured
   * @param what was, with its unit
   */
  public Findings side(String who, String what, Sample values) {
    var side = new LinkedHashMap<String, Object>();
    side.put("who", who);
    side.put("what", what);
    side.put("n", values.n());
    side.put("median", rounded(values.median()));
    side.put("min", rounded(values.min()));
    side.put("p10", rounded(values.low()));
    side.put("p90", rounded(values.high()));
    sides.add(side);
    return this;
  }

  /** A ratio that nothing is demanded of. */
  public Findings ratio(String what, double value) {
    var ratio = new LinkedHashMap<String, Object>();
    ratio.put("what", what);
    ratio.put("value", rounded(value));
    ratios.add(ratio);
    return this;
  }

  /** A ratio that is to be no more than {@code limit}. */
  public Findings atMost(String target, double limit, String what, double value) {
    return demanded(target, "<=", limit, what, value, value <= limit);
  }

  /** A ratio that is to be no less than {@code limit}. */
  public Findings atLeast(String target, double limit, String what, double value) {
    return demanded(target, ">=", limit, what, value, value >= limit);
  }

  private Findings demanded(
      String target, String sign, double limit, String what, double value, boolean met) {
    ratio(what, value);
    Map<String, Object> last = ratios.get(ratios.size() - 1);
    last.put("target", target);
    last.put("sign", sign);
    last.put("limit", limit);
    last.put("met", met);
    return this;
  }

  /** The ratio added last is stable enough for builds to fail on: {@code .ci/bench}. */
  public Findings guarded(boolean lessIsBetter) {
    ratios.get(ratios.size() - 1).put("guard", lessIsBetter ? "<=" : ">=");
    return this;
  }

  /** A line that is no number: what was left out, or what else was seen. */
  public Findings note(String text) {
    @SuppressWarnings("unchecked")
    var notes = (List<String>) all.computeIfAbsent("notes", key -> new ArrayList<String>());
    notes.add(text);
    return this;
  }

  /** Where the time went, by {@link Hot}. */
  public Findings top(List<Map<String, Object>> methods) {
    all.put("top", methods);
    return this;
  }

  /** Prints everything, and writes it where the property says. */
  public void tell() throws IOException {
    System.out.println(all.get("work") + ", " + all.get("date") + "\n" + Machine.text());
    for (Map<String, Object> side : sides) {
      System.out.printf(
          Locale.ROOT,
          "%-32s %-10s n %3s  median %10s  min %10s  p10-p90 %s-%s%n",
          side.get("who"),
          side.get("what"),
          side.get("n"),
          side.get("median"),
          side.get("min"),
          side.get("p10"),
          side.get("p90"));
    }
    for (Map<String, Object> ratio : ratios) {
      String demanded =
          ratio.containsKey("target")
              ? "   %s wants %s %s: %s"
                  .formatted(
                      ratio.get("target"),
                      ratio.get("sign"),
                      ratio.get("limit"),
                      Boolean.TRUE.equals(ratio.get("met")) ? "met" : "MISSED")
              : "";
      System.out.println(ratio.get("what") + " = " + ratio.get("value") + demanded);
    }
    if (all.get("top") instanceof List<?> top) {
      top.forEach(System.out::println);
    }
    if (all.get("notes") instanceof List<?> notes) {
      notes.forEach(System.out::println);
    }
    String folder = System.getProperty(FOLDER_PROPERTY, "");
    if (!folder.isEmpty()) {
      Path file = Files.createDirectories(Path.of(folder)).resolve(name + ".json");
      var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      Files.writeString(file, mapper.writeValueAsString(all) + "\n");
      System.out.println("written to " + file.getFileName());
    }
  }

  private static double rounded(double value) {
    return Double.isFinite(value) ? Math.round(value * 1000) / 1000.0 : -1;
  }
}
