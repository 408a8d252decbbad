package io.tif1.cli;

import io.tif1.model.Laps;
import io.tif1.model.TrackStatusMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The library's filters of laps, as options. A lap must pass all that are given. */
final class FilterOptions {
  @Option(
      names = "--laps",
      paramLabel = "FROM-TO",
      converter = LapNumbers.Converter.class,
      description = "Only laps of these numbers: 5-12, 7 or 1,4-6.")
  private @Nullable LapNumbers laps;

  @Option(
      names = "--compound",
      paramLabel = "TYRE",
      split = ",",
      description = "Only laps on these tyres: SOFT, MEDIUM, HARD, INTERMEDIATE, WET.")
  private List<String> compounds = List.of();

  @Option(
      names = "--team",
      paramLabel = "TEAM",
      split = ",",
      description = "Only laps of these teams, named as published.")
  private List<String> teams = List.of();

  @Option(names = "--stint", paramLabel = "N", description = "Only laps of the n-th run on a set.")
  private @Nullable Integer stint;

  @Option(
      names = "--track-status",
      paramLabel = "DIGITS",
      description =
          "Only laps with just these states of the track: 1 clear, 2 yellow, 4 safety car, 5 red,"
              + " 6 virtual safety car, 7 its ending.")
  private @Nullable String trackStatus;

  @Option(names = "--quick", description = "Only laps within 107 percent of the session's fastest.")
  private boolean quick;

  @Option(names = "--accurate", description = "Only laps whose times were found consistent.")
  private boolean accurate;

  @Option(names = "--not-deleted", description = "Without laps whose time was deleted.")
  private boolean notDeleted;

  @Option(names = "--without-box", description = "Without laps into the pits or out of them.")
  private boolean withoutBox;

  private static final Set<String> COMPOUNDS =
      Set.of("SOFT", "MEDIUM", "HARD", "INTERMEDIATE", "WET");

  /** What is given, as it is typed. */
  List<String> given() {
    var given = new ArrayList<String>();
    if (laps != null) {
      given.add("--laps " + laps);
    }
    if (!teams.isEmpty()) {
      given.add("--team " + String.join(",", teams));
    }
    given.addAll(givenThatThin());
    return given;
  }

  /** What is given that leaves out laps between others, as {@link #given}. */
  List<String> givenThatThin() {
    var given = new ArrayList<String>();
    if (!compounds.isEmpty()) {
      given.add("--compound " + String.join(",", compounds));
    }
    if (stint != null) {
      given.add("--stint " + stint);
    }
    if (trackStatus != null) {
      given.add("--track-status " + trackStatus);
    }
    add(given, quick, "--quick");
    add(given, accurate, "--accurate");
    add(given, notDeleted, "--not-deleted");
    add(given, withoutBox, "--without-box");
    return given;
  }

  private static void add(List<String> given, boolean isGiven, String option) {
    if (isGiven) {
      given.add(option);
    }
  }

  /** The teams that are given; none if all are meant. */
  List<String> teams() {
    return teams;
  }

  /** The laps of the numbers that are given, of all drivers. */
  Laps ofNumbers(Laps of) {
    return laps == null ? of : of.pickLaps(laps.toArray());
  }

  /** What was typed wrong, judged by the laps that there are. */
  Typos typos(Laps laps) {
    var typos = new Typos();
    typos.check("--team", teams, laps.team().distinct(), word -> false);
    typos.check(
        "--compound",
        compounds,
        laps.compound().distinct(),
        word -> COMPOUNDS.contains(word.toUpperCase(Locale.ROOT)));
    typos.check(
        "--track-status",
        trackStatus == null ? List.of() : List.of(trackStatus),
        laps.trackStatus().distinct(),
        word -> word.matches("[1-7]+"));
    return typos;
  }

  /** Whether laps must be seen beside those of all others. */
  boolean needsAllDrivers() {
    return quick;
  }

  /**
   * The laps that pass.
   *
   * @param of the laps to pick from
   * @param all of which the fastest is the measure of a quick one
   * @throws IllegalArgumentException if what was given makes no sense
   */
  Laps apply(Laps of, Laps all) {
    Laps picked = ofNumbers(of);
    picked = compounds.isEmpty() ? picked : picked.pickCompounds(compounds);
    picked = teams.isEmpty() ? picked : picked.pickTeams(teams);
    picked =
        trackStatus == null ? picked : picked.pickTrackStatus(trackStatus, TrackStatusMatch.EQUALS);
    picked = quick ? picked.pickQuickLaps(1.07, all) : picked;
    picked = accurate ? picked.pickAccurate() : picked;
    picked = notDeleted ? picked.pickNotDeleted() : picked;
    picked = withoutBox ? picked.pickWithoutBox() : picked;
    if (stint != null) {
      int wanted = stint;
      picked = picked.filter(lap -> lap.stint().orElse(-1) == wanted);
    }
    return picked;
  }
}
