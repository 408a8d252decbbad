package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Session;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tif1 weather}: the weather of a session. */
@Command(
    name = "weather",
    description = "Lists the weather of a session, a row a minute. Not published for tests.",
    footer = {"", "Example:", "  tif1 weather 2021 spa race --csv"})
final class WeatherCommand extends SessionCommand {
  private static final List<String> USUAL =
      List.of(
          "Time",
          "AirTemp",
          "TrackTemp",
          "Humidity",
          "Pressure",
          "Rainfall",
          "WindDirection",
          "WindSpeed");

  WeatherCommand(Io io, RootCommand root) {
    super(io, root);
  }

  @Override
  Answer answer(Fetcher fetcher, Session of) {
    return Answer.of(Listing.of(of.weather(), USUAL));
  }
}
