package io.tif1.model.calendar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Well-known names of places that the calendar does not use, or not in every year. A line gives the
 * calendar's name first. Former names of events are not here: who asks for the Brazilian Grand Prix
 * of 2021 should learn that it was another.
 */
final class Aliases {
  private static final List<List<String>> TABLE =
      List.of(
          List.of("Abu Dhabi", "United Arab Emirates", "UAE", "Yas Marina", "Yas Island"),
          List.of("Austin", "COTA", "Circuit of the Americas"),
          List.of("Barcelona", "Catalunya", "Montmeló", "Circuit de Barcelona-Catalunya"),
          List.of("Budapest", "Hungaroring"),
          List.of("Hockenheim", "Hockenheimring"),
          List.of("Istanbul", "Istanbul Park", "Türkiye"),
          List.of("Le Castellet", "Paul Ricard"),
          List.of("Lusail", "Losail"),
          List.of("Madrid", "Madring"),
          List.of("Melbourne", "Albert Park"),
          List.of("Mexico City", "Hermanos Rodríguez", "Autódromo Hermanos Rodríguez"),
          List.of("Monaco", "Monte Carlo"),
          List.of("Montréal", "Gilles Villeneuve", "Circuit Gilles Villeneuve"),
          List.of("Netherlands", "The Netherlands", "Holland"),
          List.of("Portimão", "Algarve"),
          List.of("São Paulo", "Interlagos"),
          List.of("Silverstone", "Great Britain", "United Kingdom", "UK", "GB", "England"),
          List.of("Singapore", "Marina Bay"),
          List.of("Spielberg", "Red Bull Ring"),
          List.of("United States", "United States of America", "USA", "US"));

  private static final Map<String, Folded> BY_ALIAS = byAlias();

  private Aliases() {}

  /** The calendar's name for {@code asked}, or {@code asked} itself. */
  static Folded resolve(Folded asked) {
    return BY_ALIAS.getOrDefault(asked.letters(), asked);
  }

  /** All aliases, in letters, and what they stand for. */
  static Map<String, Folded> all() {
    return BY_ALIAS;
  }

  private static Map<String, Folded> byAlias() {
    var map = new HashMap<String, Folded>();
    for (List<String> line : TABLE) {
      Folded name = Folded.of(line.get(0));
      for (String alias : line.subList(1, line.size())) {
        map.put(Folded.of(alias).letters(), name);
      }
    }
    return Map.copyOf(map);
  }
}
