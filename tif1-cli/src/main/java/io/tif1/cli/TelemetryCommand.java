package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Resource;
import io.tif1.client.Session;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tif1 telemetry}: what the cars measured during laps. */
@Command(
    name = "telemetry",
    description = "Lists the telemetry of laps: a row for each sample of the car.",
    footer = {
      "",
      "Examples:",
      "  tif1 telemetry 2021 spa race --driver VER --lap 19 --limit 20",
      "  tif1 telemetry 2024 monza Q --driver VER,NOR --fastest --csv > monza.csv"
    })
final class TelemetryCommand extends SessionCommand {
  private static final List<String> USUAL =
      List.of(
          "Driver",
          "LapNumber",
          "Time",
          "Distance",
          "Speed",
          "RPM",
          "nGear",
          "Throttle",
          "Brake",
          "DRS");

  /** Of these exactly one: all laps of a race are too much to come unasked. */
  static final class Which {
    @Option(
        names = {"--lap", "--laps"},
        paramLabel = "N",
        converter = LapNumbers.Converter.class,
        description = "Of these laps: 19, 5-12 or 1,4-6; needs --driver.")
    private @Nullable LapNumbers laps;

    @Option(
        names = "--fastest",
        description =
            "Of the fastest lap of each driver named, or of the session if none is; deleted times"
                + " do not count.")
    private boolean fastest;
  }

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  @Mixin private DriverOption drivers = new DriverOption();

  TelemetryCommand(Io io, RootCommand root) {
    super(io, root);
  }

  @Override
  Answer answer(Fetcher fetcher, Session of) {
    LapNumbers numbers = which.laps;
    if (which.fastest) {
      return list(fetcher, of, fastest(of));
    }
    if (numbers == null || !drivers.isGiven()) {
      throw new IllegalArgumentException(
          "--lap needs --driver: laps are numbered for each driver; or take --fastest");
    }
    return list(fetcher, of, numbered(of, drivers.codes(of), numbers));
  }

  private Answer list(Fetcher fetcher, Session of, List<Resource<Telemetry>> files) {
    expect(files.size());
    return new TelemetryRun(fetcher).of(of.key(), files, USUAL);
  }

  private List<Resource<Telemetry>> fastest(Session of) {
    if (drivers.isGiven()) {
      Laps laps = of.fastestLaps(drivers.codes(of).toArray(String[]::new));
      return laps.stream().map(lap -> file(of, lap)).toList();
    }
    return of.fastestLap().stream().map(lap -> file(of, lap)).toList();
  }

  private static Resource<Telemetry> file(Session of, Lap lap) {
    String driver = Objects.requireNonNull(lap.driver(), "a fastest lap of nobody");
    return Resource.telemetry(of.key(), driver, lap.number());
  }

  private static List<Resource<Telemetry>> numbered(
      Session of, List<String> codes, LapNumbers numbers) {
    var files = new ArrayList<Resource<Telemetry>>();
    for (String code : codes) {
      for (int number : numbers.numbers()) {
        files.add(Resource.telemetry(of.key(), code, number));
      }
    }
    return files;
  }
}
