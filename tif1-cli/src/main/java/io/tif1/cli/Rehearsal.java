package io.tif1.cli;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.sim.SessionSimulator;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the launcher has the JVM do once, to learn which classes the program needs: commands against
 * a CDN on this machine, and what they print thrown away. Nothing leaves the machine.
 */
final class Rehearsal {
  private static final int SEASON = 2021;
  private static final String EVENT = "Belgian Grand Prix";

  private Rehearsal() {}

  /** Runs the commands; how they end does not matter, for it is the loaded classes that do. */
  public static void main(String[] args) throws IOException {
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var io = new Io(InputStream.nullInputStream(), nowhere, nowhere, false, false, false, 80);
    Program.run(io, "--version");
    Program.run(io, "--help");
    Program.run(io, "fetsh");
    for (String command : Commands.NAMES) {
      Program.run(io, command, "--help");
    }
    var session =
        SessionSimulator.session(SEASON, EVENT, "Race").drivers(2).laps(2).sampleRateHz(2).build();
    Path folder = Files.createTempDirectory("tif1-rehearsal");
    try (FakeCdn cdn = FakeCdn.serving(session)) {
      Path authority = cdn.writeCaPem(folder);
      Path picture = folder.resolve("gap.svg");
      List<String> at =
          List.of("--cdn", cdn.baseUri().toString(), "--ca", authority.toString(), "--retries=0");
      String year = Integer.toString(SEASON);
      String driver = session.drivers().get(0).code();
      run(io, at, "fetch", year, EVENT, "Race", "drivers.json", "weather.json");
      run(io, at, "laps", year, EVENT, "Race", "--driver", driver);
      for (String form : List.of("--limit=2", "--csv", "--json")) { // the later ones from disk
        run(io, at, "telemetry", year, EVENT, "Race", "--driver", driver, "--laps=1-2", form);
      }
      run(io, at, "plot", "gap", year, EVENT, "Race", "--out", picture.toString());
      Files.deleteIfExists(picture);
      Files.delete(authority);
    } finally {
      Files.deleteIfExists(folder);
    }
  }

  private static void run(Io io, List<String> at, String... command) {
    var all = new ArrayList<>(List.of(command));
    all.addAll(at);
    Program.run(io, all.toArray(String[]::new));
  }
}
