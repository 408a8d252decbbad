package io.tif1.testkit.sim;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Who drives for whom in a season: invented names, the same for every session of the season. */
final class Roster {
  /** How many drivers there are names for. */
  static final int LARGEST = 24;

  private static final String[] FIRST = {
    "Aino", "Bastien", "Caio", "Davor", "Emeka", "Fintan", "Gustavo", "Håkon", "Iñigo", "Jörg",
    "Kenta", "Luka", "Milo", "Nils", "Oriol", "Pavel", "Quentin", "Ravi", "Søren", "Tomás",
    "Umberto", "Viktor", "Wren", "Zoltán"
  };
  private static final String[] LAST = {
    "Abelin", "Brandvik", "Castavel", "Dufrenoy", "Ekström-Ruud", "Ferranti", "Galvão", "Hjelmsø",
    "Ishimori", "Jankovar", "Käsmaier", "Lorentzen", "Marchetto", "Novoter", "Okafore", "Petrowicz",
    "Quintanal", "Rostand", "Sandovar", "Tremblant", "Uedono", "Valcourt", "Wexcombe", "Zellerau"
  };
  private static final String[] TEAMS = {
    "Aurelia Racing",
    "Borealis F1 Team",
    "Cobalt Motorsport",
    "Drava Engineering",
    "Escarpment GP",
    "Fjordline",
    "Grenadier Racing",
    "Halcyon",
    "Isere Corse",
    "Juniper Works",
    "Kestrel F1 Team",
    "Lumen Racing"
  };
  private static final String[] COLOURS = {
    "1E5BC6", "d4af37", "00A19C", "b6babd", "E8002D", "52E252", "ff8000", "6692FF", "900000",
    "229971", "3a3a8c", "FF87BC"
  };

  private Roster() {}

  static List<SimulatedDriver> of(long seed, int season, int count) {
    Chance chance = Chance.of(seed, "roster " + season);
    List<Integer> names = shuffled(chance, LAST.length, 0);
    List<Integer> given = shuffled(chance, FIRST.length, 0);
    List<Integer> teams = shuffled(chance, TEAMS.length, 0);
    List<Integer> numbers = shuffled(chance, 98, 2);
    List<SimulatedDriver> drivers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String first = FIRST[given.get(i)];
      String last = LAST[names.get(i)];
      int team = teams.get(i / 2);
      drivers.add(
          new SimulatedDriver(
              code(last),
              String.valueOf(numbers.get(i)),
              first,
              last,
              TEAMS[team],
              COLOURS[team],
              "https://portraits.example.org/" + season + "/" + encoded(first + " " + last)));
    }
    return Collections.unmodifiableList(drivers);
  }

  private static String code(String last) {
    return last.substring(0, 3).replace('ä', 'a').toUpperCase(Locale.ROOT);
  }

  private static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + ".png";
  }

  private static List<Integer> shuffled(Chance chance, int count, int from) {
    List<Integer> list = new ArrayList<>(IntStream.range(from, from + count).boxed().toList());
    chance.shuffle(list);
    return list;
  }
}
