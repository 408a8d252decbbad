package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Session;
import io.tif1.model.QualifyingPart;
import io.tif1.model.result.DriverResult;
import io.tif1.model.result.SessionKind;
import io.tif1.model.result.SessionResults;
import java.util.OptionalInt;
import picocli.CommandLine.Command;

/** {@code tif1 results}: the order of a session. */
@Command(
    name = "results",
    description = {
      "Lists the order of a session, derived from its laps.",
      "It is the order on the road, which need not be the official one: no results are published."
    },
    footer = {"", "Example:", "  tif1 results 2021 monza race"})
final class ResultsCommand extends SessionCommand {
  ResultsCommand(Io io, RootCommand root) {
    super(io, root);
  }

  @Override
  Answer answer(Fetcher fetcher, Session of) {
    SessionResults results = of.results();
    Answer answer = Answer.of(listing(results), "Derived from " + results.derivedFrom());
    return NotCounted.line(results.impossible()).map(answer::withNote).orElse(answer);
  }

  private static Listing listing(SessionResults results) {
    Rows<DriverResult> rows =
        new Rows<>(results.rows())
            .whole("Position", DriverResult::position)
            .text("Driver", DriverResult::driver)
            .text("DriverNumber", DriverResult::number)
            .text("Team", DriverResult::team)
            .whole("Laps", row -> OptionalInt.of(row.laps()));
    if (results.kind() == SessionKind.RACE) {
      rows.time("Time", DriverResult::time);
    }
    rows.time(Listing.GAP, DriverResult::gap);
    if (results.kind() == SessionKind.RACE) {
      rows.whole("LapsBehind", DriverResult::lapsBehind);
    }
    if (results.kind() == SessionKind.QUALIFYING) {
      for (QualifyingPart part : QualifyingPart.values()) {
        rows.time(part.name(), row -> row.best(part));
      }
    }
    return rows.time("BestLap", DriverResult::bestLap).listing();
  }
}
