package io.tif1.model;

import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.laps;
import static io.tif1.model.Tables.numbers;
import static io.tif1.model.Tables.numbersOf;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class QualifyingSplitTest {
  private static final String OPEN = "GREEN LIGHT - PIT EXIT OPEN";
  private static final String END = "CHEQUERED FLAG";

  /** Laps of a minute each, beginning at these minutes past the hour. */
  private static Laps dated(int... minutes) {
    int n = minutes.length;
    String[] begun = new String[n];
    int[] numbers = new int[n];
    double[] start = new double[n];
    double[] end = new double[n];
    for (int i = 0; i < n; i++) {
      begun[i] = "2025-07-26T14:%02d:00.000000000".formatted(minutes[i]);
      numbers[i] = minutes[i];
      start[i] = 1000 + 60 * minutes[i];
      end[i] = start[i] + 60;
    }
    return laps(
        "LapNumber", wholes(numbers),
        "LapStartDate", texts(begun),
        "LapStartTime", numbers(start),
        "Time", numbers(end));
  }

  private static RaceControl messages(Object... minutesAndTexts) {
    int n = minutesAndTexts.length / 2;
    String[] times = new String[n];
    String[] texts = new String[n];
    String[] flags = new String[n];
    for (int i = 0; i < n; i++) {
      times[i] = "2025-07-26T14:%02d:00.000000000".formatted(minutesAndTexts[2 * i]);
      texts[i] = (String) minutesAndTexts[2 * i + 1];
      flags[i] = texts[i].equals(END) ? "CHEQUERED" : "GREEN";
    }
    return RaceControl.of(
        columns("Time", texts(times), "Message", texts(texts), "Flag", texts(flags)));
  }

  @Test
  void lapsAreInThePartThatTheFileSays() {
    Laps laps =
        laps("LapNumber", wholes(1, 2, 3, 4), "QualifyingSession", texts("Q1", "Q3", null, "Q1"));
    var parts = laps.splitQualifyingSessions();
    assertThat(parts).containsOnlyKeys(QualifyingPart.Q1, QualifyingPart.Q3);
    assertThat(numbersOf(parts.get(QualifyingPart.Q1))).containsExactly(1, 4);
  }

  @Test
  void partsStandInTheirOrder() {
    var parts = laps("QualifyingSession", texts("Q3", "Q1", "Q2")).splitQualifyingSessions();
    assertThat(parts.keySet()).containsExactly(QualifyingPart.values());
  }

  @Test
  void thePartsOfSprintQualifyingAreParts() {
    var parts = laps("QualifyingSession", texts("SQ2", "sq3", "Q9")).splitQualifyingSessions();
    assertThat(parts).containsOnlyKeys(QualifyingPart.Q2, QualifyingPart.Q3);
  }

  @Test
  void lapsOfAFileThatDoesNotSayAreInNoPart() {
    assertThat(dated(1, 2, 3).splitQualifyingSessions()).isEmpty();
  }

  @Test
  void messagesTellThePartsOfLapsThatDoNot() {
    // Out of order, as published; the lap from 24 to 25 ends when Q2 begins, so it is still Q1's
    RaceControl messages = messages(48, OPEN, 0, OPEN, 18, END, 25, OPEN, 40, END, 59, END);
    var parts = dated(4, 19, 24, 25, 41, 47, 48, 59).splitQualifyingSessions(messages);
    assertThat(numbersOf(parts.get(QualifyingPart.Q1))).containsExactly(4, 19, 24);
    assertThat(numbersOf(parts.get(QualifyingPart.Q2))).containsExactly(25, 41, 47);
    assertThat(numbersOf(parts.get(QualifyingPart.Q3))).containsExactly(48, 59);
  }

  @Test
  void openingThePitsAgainAfterARedFlagBeginsNoPart() {
    RaceControl messages =
        messages(0, OPEN, 10, OPEN, 18, END, 25, OPEN, 40, END, 48, OPEN, 52, OPEN, 59, END);
    var parts = dated(11, 30, 53).splitQualifyingSessions(messages);
    assertThat(parts.values()).extracting(Laps::size).containsExactly(1, 1, 1);
  }

  @Test
  void whatTheFileSaysWinsOverMessages() {
    Laps laps = Laps.of(dated(4).columns().with("QualifyingSession", texts("Q3")));
    RaceControl messages = messages(0, OPEN, 18, END, 25, OPEN, 40, END, 48, OPEN);
    assertThat(laps.splitQualifyingSessions(messages)).containsOnlyKeys(QualifyingPart.Q3);
  }

  @Test
  void partsAreNotKnownIfABeginningIsLost() {
    RaceControl twoParts = messages(0, OPEN, 25, OPEN, 40, END, 48, OPEN, 59, END);
    assertThat(dated(4, 30, 50).splitQualifyingSessions(twoParts)).isEmpty();
  }

  @Test
  void partsAreNotKnownIfThereAreMoreBeginningsThanParts() {
    RaceControl four =
        messages(0, OPEN, 10, END, 20, OPEN, 30, END, 40, OPEN, 45, END, 50, OPEN, 55, END);
    assertThat(dated(4, 30, 50).splitQualifyingSessions(four)).isEmpty();
  }

  @Test
  void partsOfLapsWithoutDatesAreNotKnown() {
    RaceControl messages = messages(0, OPEN, 18, END, 25, OPEN, 40, END, 48, OPEN);
    assertThat(laps("LapNumber", wholes(1)).splitQualifyingSessions(messages)).isEmpty();
  }

  @Test
  void aLapBeforeTheFirstPartIsInNone() {
    RaceControl messages = messages(10, OPEN, 18, END, 25, OPEN, 40, END, 48, OPEN);
    assertThat(dated(4).splitQualifyingSessions(messages)).isEmpty();
  }
}
