package io.tif1.charts;

import java.util.List;

/** The eleven teams of a season, for tests of how they are told apart. */
public final class TeamsOf2026 {
  public static final List<String> NAMES =
      List.of(
          "Mercedes",
          "Ferrari",
          "Red Bull Racing",
          "McLaren",
          "Aston Martin",
          "Alpine",
          "Williams",
          "Haas F1 Team",
          "Racing Bulls",
          "Audi",
          "Cadillac");

  private TeamsOf2026() {}
}
