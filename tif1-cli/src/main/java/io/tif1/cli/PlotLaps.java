package io.tif1.cli;

import io.tif1.model.Laps;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The laps that a picture is made of: those that pass the filters.
 *
 * @param drivers whom it shows; none stands for all in the laps
 * @param note what the picture must say of the choice; empty if all laps are taken
 */
record PlotLaps(Laps laps, List<String> drivers, Optional<String> note) {
  /** Nothing passes, or something typed is nowhere in the data. */
  static final class NothingException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient List<String> lines;

    NothingException(List<String> lines) {
      super(String.join("; ", lines));
      this.lines = lines;
    }

    List<String> lines() {
      return lines;
    }
  }

  /**
   * Chooses.
   *
   * @param codes the drivers who are asked for; none for all
   * @throws NothingException if there is nothing to draw; it says why
   */
  static PlotLaps of(PlotKind kind, FilterOptions filters, Laps all, List<String> codes) {
    if (filters.given().isEmpty()) {
      return new PlotLaps(all, codes, Optional.empty());
    }
    Typos typos = filters.typos(all);
    if (!typos.isEmpty()) {
      throw new NothingException(typos.lines());
    }
    Laps named = codes.isEmpty() ? all : all.pickDrivers(codes);
    Laps passed = filters.apply(named, all);
    if (passed.isEmpty()) {
      throw new NothingException(
          List.of("none of " + Units.count(named.size(), "lap") + " passes the filters"));
    }
    List<String> absent = new ArrayList<>(codes);
    absent.removeAll(passed.drivers());
    String note =
        "Only laps with "
            + String.join(", ", filters.given())
            + ": "
            + passed.size()
            + " of "
            + Units.count(named.size(), "lap")
            + (absent.isEmpty() ? "." : "; none of " + String.join(", ", absent) + ".");
    // The fastest lap, a leader and places are found among all drivers, shown or not
    if (kind.needsEveryLap()) {
      List<String> shown = List.copyOf(passed.drivers());
      return new PlotLaps(filters.ofNumbers(all), shown, Optional.of(note));
    }
    List<String> shown = new ArrayList<>(codes);
    shown.removeAll(absent);
    return new PlotLaps(filters.apply(all, all), shown, Optional.of(note));
  }
}
