package io.tif1.benchmarks;

import io.tif1.client.Tif1Config;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The whole program: all telemetry files of a web server, fetched, inflated and checked in a warm
 * JVM, beside curl, which fetches and inflates them. Rounds alternate, so that whatever else the
 * machine does falls on all alike; what counts is the ratio.
 *
 * <p>Arguments: base URL, CA file, folder that the server publishes, rounds (15), rounds before
 * them (5), folder for the result (none).
 */
public final class FetchAll {
  private static final int PARALLEL = 32;

  private FetchAll() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 3) {
      throw new IllegalArgumentException(
          "expected BASE_URL CA_FILE WWW_ROOT [ROUNDS] [WARM_UP] [RESULTS]; had " + List.of(args));
    }
    var base = URI.create(args[0]);
    Path ca = Path.of(args[1]);
    Published files = Published.below(base, Path.of(args[2]));
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 15;
    int warmUp = args.length > 4 ? Integer.parseInt(args[4]) : 5;

    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cacheMaxBytes(0)
            .cdns(List.of(base))
            .caBundle(ca)
            .httpResolvers(List.of("standard"))
            .proxy("direct")
            .enableCache(false)
            .maxConcurrentRequests(PARALLEL)
            .build();
    try (var opened = new Ours("tif1, a new client a round", files, config, true);
        var kept = new Ours("tif1, one client", files, config, false)) {
      kept.verify();
      var contenders = new ArrayList<Contender>(List.of(opened, kept));
      boolean compare = Curl.isHere();
      if (compare) {
        contenders.add(0, new Curl(files.urls(), ca, PARALLEL));
      } else {
        System.out.println("curl is not installed: nothing to compare with, ratios are left out");
      }
      run(contenders, warmUp, rounds);
      print(files, contenders, kept, compare);
      if (args.length > 5) {
        write(Path.of(args[5]), files, contenders, compare);
      }
      if (compare) {
        contenders.get(0).close();
      }
    }
  }

  private static void run(List<Contender> contenders, int warmUp, int rounds) {
    for (int i = 0; i < warmUp; i++) {
      contenders.forEach(Contender::once);
    }
    for (int i = 0; i < rounds; i++) {
      contenders.forEach(Contender::measure);
    }
  }

  private static void print(
      Published files, List<Contender> contenders, Ours kept, boolean compare) {
    System.out.printf(
        Locale.ROOT,
        "%d files, %.1f MB of JSON, %s%n%s%n",
        files.files().size(),
        files.totalBytes() / 1e6,
        now(),
        Machine.text());
    contenders.forEach(one -> System.out.println(one.line()));
    System.out.println("one client: " + kept.protocols());
    if (compare) {
      contenders.stream().skip(1).forEach(one -> System.out.println(ratio(one, contenders.get(0))));
    }
  }

  private static String ratio(Contender one, Contender curl) {
    return String.format(
        Locale.ROOT,
        "%s : curl = %.2f wall, %.2f cpu (of medians); %.2f wall (of minima)",
        one.name(),
        one.wallMillis().median() / curl.wallMillis().median(),
        one.cpuMillis().median() / curl.cpuMillis().median(),
        one.wallMillis().min() / curl.wallMillis().min());
  }

  private static void write(
      Path folder, Published files, List<Contender> contenders, boolean compare)
      throws IOException {
    Files.createDirectories(folder);
    String sides =
        contenders.stream()
            .map(
                one ->
                    String.format(
                        "    {\"name\": \"%s\", \"wallMillis\": %s, \"cpuMillis\": %s}",
                        one.name(), one.wallMillis().json(), one.cpuMillis().json()))
            .collect(Collectors.joining(",\n"));
    String ratios =
        contenders.stream()
            .skip(compare ? 1 : contenders.size())
            .map(one -> "    \"" + ratio(one, contenders.get(0)) + "\"")
            .collect(Collectors.joining(",\n"));
    Path file = folder.resolve("fetch-" + now().toString().replace(':', '-') + ".json");
    Files.writeString(
        file,
        String.format(
            Locale.ROOT,
            """
            {
              "date": "%s",
              "machine": "%s",
              "files": %d,
              "jsonBytes": %d,
              "sides": [
            %s
              ],
              "ratios": [
            %s
              ]
            }
            """,
            now(),
            Machine.text(),
            files.files().size(),
            files.totalBytes(),
            sides,
            ratios));
    System.out.println("written to " + file.getFileName());
  }

  private static LocalDateTime now() {
    return LocalDateTime.now(java.time.ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  }
}
