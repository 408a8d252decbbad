package io.tif1.benchmarks;

import io.tif1.client.Tif1Config;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The whole program: all telemetry files of a web server, fetched, inflated and checked in a warm
 * JVM, as documents and as columns, beside curl, which fetches and inflates them, and the Python
 * library, which parses them too. Rounds alternate, so that whatever else the machine does falls on
 * all alike; what counts is the ratio.
 *
 * <p>Arguments: base URL, CA file, folder that the server publishes, rounds (15), rounds before
 * them (5), Python interpreter that has tif1 and the script for it (none).
 */
public final class FetchAll {
  private static final int PARALLEL = 32;

  private FetchAll() {}

  public static void main(String[] args) throws IOException {
    if (args.length < 3) {
      throw new IllegalArgumentException(
          "expected BASE_URL CA_FILE WWW_ROOT [ROUNDS] [WARM_UP] [PYTHON SCRIPT]; had "
              + List.of(args));
    }
    var base = URI.create(args[0]);
    Path ca = Path.of(args[1]);
    Published files = Published.below(base, Path.of(args[2]));
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 15;
    int warmUp = args.length > 4 ? Integer.parseInt(args[4]) : 5;

    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .httpDisableHttp3(true) // the others speak HTTP/2
            .cacheMaxBytes(0)
            .cdns(List.of(base))
            .caBundle(ca)
            .httpResolvers(List.of("standard"))
            .proxy("direct")
            .enableCache(false)
            .maxConcurrentRequests(PARALLEL)
            .build();
    var found =
        new Findings(
            "fetch",
            String.format(
                Locale.ROOT,
                "%d files, %.1f MB of JSON, over HTTP/2 and TLS from a web server on this machine",
                files.files().size(),
                files.totalBytes() / 1e6));
    var contenders = new ArrayList<Contender>();
    try {
      Contender curl = null;
      if (Curl.isHere()) {
        curl = new Curl(files.urls(), ca, PARALLEL);
        contenders.add(curl);
      } else {
        found.note("SKIP curl: not installed");
      }
      Contender python = null;
      if (args.length > 6 && !args[5].isEmpty()) {
        python = python(args[5], args[6], base, ca, files);
        contenders.add(python);
      } else {
        found.note("SKIP Python: no interpreter with tif1 (bench/peer makes one)");
      }
      var opened = new Ours("tif1, a new client a round", files, config, true);
      contenders.add(opened);
      var kept = new Ours("tif1, one client", files, config, false);
      contenders.add(kept);
      var decoded = new OursDecoded("tif1, one client, to columns", files, config);
      contenders.add(decoded);
      kept.verify();
      run(contenders, warmUp, rounds);
      contenders.forEach(found::side);
      if (curl != null) {
        double wall = decoded.wallMillis().median() / curl.wallMillis().median();
        found.atMost("P1", 1.0, "to columns : curl, wall, medians", wall);
        found.ratio(
            "to columns : curl, wall, minima",
            decoded.wallMillis().min() / curl.wallMillis().min());
        found.ratio(
            "to columns : curl, CPU, medians",
            decoded.cpuMillis().median() / curl.cpuMillis().median());
        found.ratio(
            "documents : curl, wall, medians",
            kept.wallMillis().median() / curl.wallMillis().median());
      }
      if (python != null) {
        double wall = python.wallMillis().median() / decoded.wallMillis().median();
        found.atLeast("P1", 5, "Python : to columns, wall, medians", wall);
        found.ratio(
            "Python : to columns, CPU, medians",
            python.cpuMillis().median() / decoded.cpuMillis().median());
      }
      found.top(
          Hot.methods(
              () -> {
                for (int i = 0; i < 2 * rounds; i++) {
                  decoded.once();
                }
              }));
      found.note("one client: " + kept.protocols());
    } finally {
      contenders.forEach(Contender::close);
    }
    found.tell();
  }

  private static Contender python(
      String interpreter, String script, URI base, Path ca, Published files) throws IOException {
    return new AskedPython(
        "Python tif1 0.9.0",
        List.of(
            interpreter,
            script,
            base.toString(),
            ca.toString(),
            files.folder().toString(),
            Integer.toString(PARALLEL)));
  }

  private static void run(List<Contender> contenders, int warmUp, int rounds) {
    for (int i = 0; i < warmUp; i++) {
      contenders.forEach(Contender::once);
    }
    for (int i = 0; i < rounds; i++) {
      contenders.forEach(Contender::measure);
    }
  }
}
