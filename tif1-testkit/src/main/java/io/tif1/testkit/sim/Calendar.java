package io.tif1.testkit.sim;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;

/** The weekends of a simulated season: invented events, with accents and blanks in their names. */
final class Calendar {
  private static final String[] PLACES = {
    "Aldermoor",
    "Baía Clara",
    "Corvessa",
    "Dunmarrow",
    "Estância Nova",
    "Fjellvik",
    "Galbany",
    "Höhenried",
    "Isla Serena",
    "Jadeport",
    "Kaltenbruck",
    "Lagoverde",
    "Montclair-sur-Mer",
    "Nørrefjord",
    "Oakhaven",
    "Puerto Alegría",
    "Quillmark",
    "Rivaforte",
    "São Aurélio",
    "Tamarind Bay",
    "Uskmouth",
    "Valdorra",
    "Westermark",
    "Yarrowdale"
  };
  private static final List<String> USUAL =
      List.of("Practice 1", "Practice 2", "Practice 3", "Qualifying", "Race");
  private static final List<String> SPRINT =
      List.of("Practice 1", "Sprint Qualifying", "Sprint", "Qualifying", "Race");
  private static final List<String> TESTING = List.of("Practice 1", "Practice 2", "Practice 3");

  /**
   * One weekend.
   *
   * @param sessions in the order of the weekend
   */
  record Weekend(String event, LocalDate raceDay, List<String> sessions) {}

  private Calendar() {}

  static List<Weekend> of(int season, int events, boolean testing) {
    List<Weekend> weekends = new ArrayList<>();
    LocalDate first =
        LocalDate.of(season, 3, 1).with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
    if (testing) {
      weekends.add(new Weekend(SessionKind.TESTING_EVENT, first.minusWeeks(2), TESTING));
    }
    for (int i = 0; i < events; i++) {
      String place = PLACES[i % PLACES.length] + (i < PLACES.length ? "" : " II");
      LocalDate day = first.plusDays(7L * (i * 38 / Math.max(events, 24)));
      weekends.add(new Weekend(place + " Grand Prix", day, i % 4 == 3 ? SPRINT : USUAL));
    }
    return weekends;
  }
}
