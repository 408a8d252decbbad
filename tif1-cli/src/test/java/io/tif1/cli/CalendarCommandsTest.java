package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CalendarCommandsTest {
  @Test
  void eventsOfASeason() {
    assertThat(Run.of("events", "2021", "--no-testing", "--limit", "2").out().lines())
        .containsExactly(
            "RoundNumber  EventName                  Country  Location  LastDay     Sessions",
            "          1  Bahrain Grand Prix         Bahrain  Sakhir    2021-03-28  FP1 FP2 FP3 Q R",
            "          2  Emilia Romagna Grand Prix  Italy    Imola     2021-04-18  FP1 FP2 FP3 Q R");
  }

  @Test
  void sessionsOfAnEvent() {
    assertThat(Run.of("sessions", "2021", "spa", "--csv", "--columns", "Number,Session").out())
        .isEqualTo(
            "Number,Session\r\n1,Practice 1\r\n2,Practice 2\r\n3,Practice 3\r\n4,Qualifying\r\n"
                + "5,Race\r\n");
  }

  @Test
  void aSeasonWithoutCalendarIsTwo() {
    Run run = Run.of("events", "1999");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("1999").contains("2018");
  }

  @Test
  void anEventThatIsNotThereIsTwoWithSuggestions() {
    Run run = Run.of("sessions", "2021", "spaa");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("Did you mean \"Belgian Grand Prix\"");
  }
}
