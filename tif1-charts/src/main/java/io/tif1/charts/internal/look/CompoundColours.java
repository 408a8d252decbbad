package io.tif1.charts.internal.look;

import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.DotShape;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Colours of the tyres, as on their sidewalls. */
public final class CompoundColours {
  /** What is neither named nor known. */
  public static final String UNKNOWN = "UNKNOWN";

  private static final Colour GREY = Colour.of("8b8f98");
  private static final Map<String, Colour> USUAL =
      Map.of(
          "SOFT", Colour.of("e8002d"),
          "MEDIUM", Colour.of("ffd12e"),
          "HARD", Colour.of("f0f0ec"),
          "INTERMEDIATE", Colour.of("3ab54a"),
          "WET", Colour.of("0067ff"));

  /** In 2018 each of seven hardnesses had its colour. */
  private static final Map<String, Colour> OF_2018 =
      Map.of(
          "HYPERSOFT", Colour.of("feb1c1"),
          "ULTRASOFT", Colour.of("b24ba7"),
          "SUPERSOFT", Colour.of("fc2b2a"),
          "SOFT", Colour.of("ffd318"),
          "MEDIUM", Colour.of("f0f0ec"),
          "HARD", Colour.of("00a2f5"),
          "SUPERHARD", Colour.of("fd7d3c"));

  private static final List<String> ORDER =
      List.of(
          "HYPERSOFT",
          "ULTRASOFT",
          "SUPERSOFT",
          "SOFT",
          "MEDIUM",
          "HARD",
          "SUPERHARD",
          "INTERMEDIATE",
          "WET");

  private CompoundColours() {}

  /** The colour of a compound, grey if it is not one. */
  public static Colour of(String compound, int season) {
    String name = compound.toUpperCase(Locale.ROOT);
    if (season <= TeamColours.FIRST && OF_2018.containsKey(name)) {
      return OF_2018.getOrDefault(name, GREY);
    }
    return USUAL.getOrDefault(name, OF_2018.getOrDefault(name, GREY));
  }

  /** From soft to hard, then those for rain, then others. */
  public static int rank(String compound) {
    int rank = ORDER.indexOf(compound.toUpperCase(Locale.ROOT));
    return rank < 0 ? ORDER.size() : rank;
  }

  /** As people write it: Soft, Medium; what has no name is Unknown. */
  public static String shown(String compound) {
    if (compound.isEmpty() || compound.toUpperCase(Locale.ROOT).contains(UNKNOWN)) {
      return "Unknown";
    }
    return compound.substring(0, 1).toUpperCase(Locale.ROOT)
        + compound.substring(1).toLowerCase(Locale.ROOT);
  }

  /** What stands for a compound where there is no room: S, M, HS for Hypersoft; ? if unknown. */
  public static String letter(String compound) {
    String name = shown(compound);
    if (name.equals("Unknown")) {
      return "?";
    }
    for (String prefix : List.of("Hyper", "Ultra", "Super")) {
      if (name.startsWith(prefix) && name.length() > prefix.length()) {
        return name.substring(0, 1) + Character.toUpperCase(name.charAt(prefix.length()));
      }
    }
    return name.substring(0, 1);
  }

  /** The shape of points of a compound; those that are used together have different ones. */
  public static DotShape shape(String compound) {
    return switch (compound.toUpperCase(Locale.ROOT)) {
      case "SOFT" -> DotShape.CIRCLE;
      case "MEDIUM" -> DotShape.SQUARE;
      case "HARD" -> DotShape.DIAMOND;
      case "INTERMEDIATE" -> DotShape.TRIANGLE_LEFT;
      case "WET" -> DotShape.PLUS;
      case "HYPERSOFT" -> DotShape.STAR;
      case "ULTRASOFT" -> DotShape.HOURGLASS;
      case "SUPERSOFT" -> DotShape.TRIANGLE_RIGHT;
      case "SUPERHARD" -> DotShape.BOW_TIE;
      default -> DotShape.CROSS;
    };
  }
}
