package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Session;
import io.tif1.model.RaceControl;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tif1 messages}: what race control said. */
@Command(
    name = "messages",
    description = "Lists the messages of race control in order of time. Not published for tests.",
    footer = {
      "",
      "Examples:",
      "  tif1 messages 2021 spa race --category SafetyCar",
      "  tif1 messages 2021 spa race --flag RED,YELLOW"
    })
final class MessagesCommand extends SessionCommand {
  private static final List<String> USUAL = List.of("Time", "Lap", "Category", "Flag", "Message");

  private static final Set<String> FLAGS =
      inAnyCase("GREEN", "YELLOW", "DOUBLE YELLOW", "RED", "BLUE", "CLEAR", "CHEQUERED");
  private static final Set<String> CATEGORIES =
      inAnyCase("Flag", "SafetyCar", "Drs", "CarEvent", "Other");

  @Option(
      names = "--flag",
      paramLabel = "FLAG",
      split = ",",
      description = "Only about these flags: GREEN, YELLOW, \"DOUBLE YELLOW\", RED, BLUE.")
  private List<String> flags = List.of();

  @Option(
      names = "--category",
      paramLabel = "NAME",
      split = ",",
      description = "Only of these categories: Flag, SafetyCar, Drs, CarEvent, Other.")
  private List<String> categories = List.of();

  @Option(
      names = "--number",
      paramLabel = "N",
      split = ",",
      description = "Only for the drivers with these racing numbers.")
  private List<String> numbers = List.of();

  @Option(names = "--lap", paramLabel = "N", description = "Only of this lap of the race.")
  private @Nullable Integer lap;

  private static Set<String> inAnyCase(String... words) {
    var set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(words));
    return set;
  }

  MessagesCommand(Io io, RootCommand root) {
    super(io, root);
  }

  @Override
  Answer answer(Fetcher fetcher, Session of) {
    RaceControl all = of.raceControl().sortedByTime();
    RaceControl picked = all;
    picked = flags.isEmpty() ? picked : picked.pickFlags(flags.toArray(String[]::new));
    picked =
        categories.isEmpty() ? picked : picked.pickCategories(categories.toArray(String[]::new));
    picked = numbers.isEmpty() ? picked : picked.pickDriverNumbers(numbers.toArray(String[]::new));
    picked = lap == null ? picked : picked.pickLap(lap);
    return typos(all).of(Answer.of(Listing.of(picked, USUAL)));
  }

  private Typos typos(RaceControl all) {
    var typos = new Typos();
    typos.check("--flag", flags, all.flag().distinct(), FLAGS::contains);
    typos.check("--category", categories, all.category().distinct(), CATEGORIES::contains);
    typos.check(
        "--number", numbers, all.racingNumber().distinct(), word -> word.matches("\\d{1,3}"));
    return typos;
  }
}
