package io.tif1.charts.internal.look;

import io.tif1.charts.internal.draw.Colour;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Colours of the teams by season, 2018 to 2026, as the timing screens showed them. A season before
 * the first counts as the first, one after the last as the last.
 */
public final class TeamColours {
  public static final int FIRST = 2018;
  public static final int LAST = 2026;

  /** Words in names of teams, and the line they are known under in the tables; first hit wins. */
  private static final List<Map.Entry<String, String>> WORDS =
      List.of(
          Map.entry("racing bulls", "bulls"),
          Map.entry("visa cash app", "bulls"),
          Map.entry("alphatauri", "bulls"),
          Map.entry("alpha tauri", "bulls"),
          Map.entry("toro rosso", "bulls"),
          Map.entry("red bull", "redbull"),
          Map.entry("mercedes", "mercedes"),
          Map.entry("ferrari", "ferrari"),
          Map.entry("mclaren", "mclaren"),
          Map.entry("aston martin", "silverstone"),
          Map.entry("racing point", "silverstone"),
          Map.entry("force india", "silverstone"),
          Map.entry("alpine", "enstone"),
          Map.entry("renault", "enstone"),
          Map.entry("williams", "williams"),
          Map.entry("haas", "haas"),
          Map.entry("audi", "hinwil"),
          Map.entry("alfa romeo", "hinwil"),
          Map.entry("sauber", "hinwil"),
          Map.entry("cadillac", "cadillac"));

  private static final Map<String, List<String>> BY_SEASON =
      Map.ofEntries(
          // from 2018:       2018     2019     2020     2021     2022     2023     2024     2025
          row("mercedes", "00D2BE 00D2BE 00D2BE 00D2BE 6CD3BF 6CD3BF 27F4D2 00D7B6 00D7B6"),
          row("ferrari", "DC0000 DC0000 C00000 DC0004 ED1C24 F91536 E80020 ED1131 ED1131"),
          row("redbull", "00327D 1E41FF 0600EF 0600EF 1E5BC6 3671C6 3671C6 4781D7 4781D7"),
          row("mclaren", "FF8000 FF8700 FF8700 FF9800 F58020 F58020 FF8000 F47600 F47600"),
          row("silverstone", "F596C8 F596C8 F596C8 006F62 2D826D 358C75 229971 229971 229971"),
          row("enstone", "FFF500 FFF500 FFF500 0090FF 2293D1 2293D1 0093CC 00A1E8 00A1E8"),
          row("williams", "A8B4C0 A8B4C0 0082FA 005AFF 37BEDD 37BEDD 64C4FF 1868DB 1868DB"),
          row("haas", "5A5A5A BD9E57 787878 B6BABD B6BABD B6BABD B6BABD 9C9FA2 9C9FA2"),
          row("hinwil", "9B0000 9B0000 960000 900000 B12039 C92D4B 52E252 01C00E F50537"),
          row("bulls", "0032FF 469BFF C8C8C8 2B4562 4E7C9B 5E8FAA 6692FF 6C98FF 6C98FF"),
          row("cadillac", "909090 909090 909090 909090 909090 909090 909090 909090 909090"));

  /** In this order teams have a shape of their own and come first when two colours are alike. */
  private static final List<String> LINES =
      List.of(
          "mercedes",
          "redbull",
          "ferrari",
          "mclaren",
          "silverstone",
          "enstone",
          "williams",
          "haas",
          "hinwil",
          "bulls",
          "cadillac");

  private TeamColours() {}

  /** The place of a team in a fixed order; teams that are not known come last, all at one. */
  public static int rank(String team) {
    return line(team).map(LINES::indexOf).orElse(LINES.size());
  }

  private static Map.Entry<String, List<String>> row(String team, String colours) {
    return Map.entry(team, List.of(colours.split(" ")));
  }

  /** The colour of a team in a season, its name written in any usual way; empty if not known. */
  public static Optional<Colour> find(String team, int season) {
    int year = Math.max(FIRST, Math.min(LAST, season));
    return line(team).map(line -> Colour.of(lineOf(line).get(year - FIRST)));
  }

  private static List<String> lineOf(String line) {
    List<String> colours = BY_SEASON.get(line);
    if (colours == null) {
      throw new IllegalStateException("no colours for " + line);
    }
    return colours;
  }

  private static Optional<String> line(String team) {
    String folded =
        Normalizer.normalize(team, Normalizer.Form.NFD)
            .replaceAll("\\p{M}", "")
            .toLowerCase(Locale.ROOT)
            .strip();
    if (folded.equals("rb") || folded.startsWith("rb ")) {
      return Optional.of("bulls");
    }
    return WORDS.stream()
        .filter(word -> folded.contains(word.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
