package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Session;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code tif1 drivers}: who took part. */
@Command(
    name = "drivers",
    description = "Lists the drivers of a session, in the order of the published file.",
    footer = {"", "Example:", "  tif1 drivers 2021 spa race"})
final class DriversCommand extends SessionCommand {
  private static final List<String> USUAL =
      List.of("Abbreviation", "DriverNumber", "FirstName", "LastName", "TeamName");

  DriversCommand(Io io, RootCommand root) {
    super(io, root);
  }

  @Override
  Answer answer(Fetcher fetcher, Session of) {
    return Answer.of(Listing.of(of.drivers(), USUAL));
  }
}
