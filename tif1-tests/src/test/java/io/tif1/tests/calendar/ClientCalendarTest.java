package io.tif1.tests.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CalendarSource;
import io.tif1.client.Tif1;
import io.tif1.model.calendar.Calendar;
import io.tif1.model.calendar.CalendarChange;
import io.tif1.model.calendar.SeasonCalendar;
import io.tif1.model.calendar.UnknownNameException;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.SimulatedSchedule;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The published calendar as a client reads, keeps and does without it. */
class ClientCalendarTest {
  /** The two ways to ask. */
  enum Door {
    BLOCKING((client, season) -> client.calendar().of(season)),
    ASYNC((client, season) -> client.calendar().ofAsync(season).join());

    @SuppressWarnings("ImmutableEnumChecker")
    final BiFunction<Tif1, Integer, SeasonCalendar> of;

    Door(BiFunction<Tif1, Integer, SeasonCalendar> of) {
      this.of = of;
    }
  }

  private static final SeasonCalendar BUILT_IN = Calendar.of(2026);

  private static SimulatedSchedule known() {
    return SimulatedSchedule.of(BUILT_IN);
  }

  /** The built-in calendar with the race of Miami at another hour. */
  private static String moved() {
    SimulatedSchedule schedule = known();
    return schedule
        .set("session5_date", schedule.row("Miami Grand Prix"), "2026-05-03T15:00:00")
        .json();
  }

  @ParameterizedTest
  @EnumSource
  void b6_thePublishedCalendarIsReadOnceAndToldWhereItDiffers(Door door) {
    try (var world = new CalendarWorld().publish(2026, moved())) {
      Tif1 client = world.world.client;

      assertThat(door.of.apply(client, 2026).event("Miami").session("R").start())
          .hasToString("2026-05-03T15:00-04:00");
      door.of.apply(client, 2026);

      assertThat(world.asked()).isOne();
      CalendarSource source = client.calendar().source(2026);
      assertThat(source.kind()).isEqualTo(CalendarSource.Kind.PUBLISHED);
      assertThat(source.readAt()).contains(world.world.time.instant());
      assertThat(source.changes())
          .extracting(CalendarChange::event)
          .containsOnly("Miami Grand Prix");
    }
  }

  @Test
  void b6_namesAreLookedUpInThePublishedCalendar() {
    String json = SimulatedSchedule.ofSeason(2027, 20).json();
    try (var world = new CalendarWorld().publish(2027, json)) {
      Tif1 client = world.world.client;

      assertThat(client.session(2027, 3, "R").key()).hasToString("2027/Place AC Grand Prix/Race");
      assertThat(client.session(2027, "Place AB", "Q").key())
          .hasToString("2027/Place AB Grand Prix/Qualifying");
      assertThat(client.events(2027)).hasSize(20);
      assertThat(client.nextEvent(Instant.parse("2027-01-01T00:00:00Z")).orElseThrow().name())
          .isEqualTo("Place AA Grand Prix");
      assertThat(client.calendar().seasons()).contains(2027);
    }
  }

  @Test
  void b6_itIsAskedForAgainOnlyWhenItsTimeIsUp() {
    try (var world = new CalendarWorld().publish(2026, known().json())) {
      world.world.client.events(2026);
      world.world.time.advance(Duration.ofHours(6).minusSeconds(1));
      world.world.client.events(2026);
      assertThat(world.asked()).isOne();

      world.publish(2026, moved());
      world.world.time.advance(Duration.ofSeconds(1));

      assertThat(world.world.client.calendar().of(2026).event("Miami").session("R").start())
          .hasToString("2026-05-03T15:00-04:00");
      assertThat(world.asked()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource
  void b6_ofASeasonThatIsNotPublishedItSaysWhatItKnowsAndHowOldThatIs(Door door) {
    try (var world = new CalendarWorld()) {
      Tif1 client = world.world.client;
      String host = world.cdn.baseUri().getRawAuthority();

      assertThatThrownBy(() -> door.of.apply(client, 2027))
          .satisfies(
              e ->
                  assertThat(e instanceof UnknownNameException ? e : e.getCause())
                      .hasMessageStartingWith(
                          "no calendar of 2027 is known yet; asked "
                              + host
                              + " just now: not published (404)"));
      world.world.time.advance(Duration.ofHours(2));
      assertThatThrownBy(() -> client.events(2027))
          .isInstanceOf(UnknownNameException.class)
          .hasMessageContaining("asked " + host + " 2 h ago: not published (404)");
      assertThat(world.asked()).isOne();

      world.publish(2027, SimulatedSchedule.ofSeason(2027, 20).json());
      world.world.time.advance(Duration.ofHours(4));
      assertThat(client.events(2027)).hasSize(20);
    }
  }

  @Test
  void b6_garbageIsRefusedAndTheBuiltInCalendarIsUsed() {
    String json = known().withoutEvent("Monaco Grand Prix").json();
    try (var world = new CalendarWorld().publish(2026, json)) {
      Tif1 client = world.world.client;

      assertThat(client.events(2026)).isEqualTo(BUILT_IN.events());
      assertThat(client.calendar().source(2026).kind()).isEqualTo(CalendarSource.Kind.BUILT_IN);
      assertThat(client.calendar().source(2026).problem())
          .hasValueSatisfying(
              problem -> assertThat(problem).contains("refused", "round 6 is missing"));
    }
  }

  @Test
  void b6_aPageInsteadOfADocumentIsRefused() {
    try (var world = new CalendarWorld().publish(2026, "<html><body>Hello</body></html>")) {
      assertThat(world.world.client.events(2026)).isEqualTo(BUILT_IN.events());
      assertThat(world.world.client.calendar().source(2026).problem()).isPresent();
    }
  }

  @ParameterizedTest
  @EnumSource
  void b6_aSlowAnswerIsWaitedForTwoSecondsAtMost(Door door) {
    try (var world = new CalendarWorld().publish(2026, moved())) {
      world.cdn.faultAlways(Fault.delay(Duration.ofHours(1)));
      var calendar = world.world.begin(() -> door.of.apply(world.world.client, 2026));
      world.cdn.awaitRequests(1);
      world.world.time.awaitTimer(Duration.ofSeconds(2)::equals);
      world.world.time.advance(Duration.ofSeconds(2));

      assertThat(calendar.join().events()).isEqualTo(BUILT_IN.events());
      assertThat(world.world.client.calendar().source(2026).problem())
          .contains("no answer within 2.0 s");
    }
  }

  @Test
  void b6_afterAFailureNobodyAsksForFiveMinutes() {
    try (var world = new CalendarWorld().publish(2026, moved())) {
      Tif1 client = world.world.client;
      world.cdn.faultNext(Fault.status(503));

      assertThat(client.events(2026)).isEqualTo(BUILT_IN.events());
      assertThat(client.calendar().source(2026).problem()).contains("status 503");
      world.world.time.advance(Duration.ofMinutes(5).minusSeconds(1));
      assertThat(client.events(2026)).isEqualTo(BUILT_IN.events());
      assertThat(world.asked()).isOne();

      world.world.time.advance(Duration.ofSeconds(1));
      assertThat(client.events(2026)).isNotEqualTo(BUILT_IN.events());
      assertThat(client.calendar().source(2026).problem()).isEmpty();
    }
  }

  @Test
  void b6_offlineNobodyIsAskedAndNamesAreResolved() {
    try (var world = new CalendarWorld(config -> config.offlineMode(true))) {
      assertThat(world.world.client.session(2026, 16, "R").key())
          .hasToString("2026/Bahrain Grand Prix/Race");
      assertThatThrownBy(() -> world.world.client.events(2027))
          .hasMessageContaining("offline_mode is on");
      assertThat(world.asked()).isZero();
    }
  }

  @Test
  void seasonsThatAreOverOrFarAheadAreNeverAskedFor() {
    try (var world = new CalendarWorld()) {
      world.world.client.events(2025);
      assertThatThrownBy(() -> world.world.client.events(2028))
          .isInstanceOf(UnknownNameException.class);
      world.world.client.nextEvent(Instant.parse("2025-05-01T00:00:00Z"));

      assertThat(world.asked()).isZero();
    }
  }

  @Test
  void callersAtTheSameTimeShareOneQuestion() {
    try (var world = new CalendarWorld().publish(2026, moved())) {
      var first = world.world.client.calendar().ofAsync(2026);
      var second = world.world.client.calendar().ofAsync(2026);
      first.cancel(true);

      assertThat(second.join().event(4).name()).isEqualTo("Miami Grand Prix");
      assertThat(world.asked()).isOne();
    }
  }

  @Test
  void refreshAsksHoweverFreshItIs() {
    try (var world = new CalendarWorld().publish(2026, known().json())) {
      world.world.client.events(2026);
      world.publish(2026, moved());

      assertThat(world.world.client.calendar().refresh(2026).changes()).hasSize(1);
      assertThat(world.asked()).isEqualTo(2);
    }
  }

  @Test
  void b6_aCalendarIsKeptOnDiskAndServedStaleWhenNobodyAnswers(@TempDir Path directory) {
    try (var world = CalendarWorld.on(directory).publish(2026, moved())) {
      world.world.client.events(2026);
      var settings = world.world.client.settings().snapshot();

      try (Tif1 later = Tif1.builder(settings).timeSource(world.world.time).open()) {
        assertThat(later.events(2026)).as("not yet written, or read").isNotEmpty();
      }
      world.world.client.close(); // writes
      int asked = world.asked();
      try (Tif1 later = Tif1.builder(settings).timeSource(world.world.time).open()) {
        assertThat(later.events(2026)).isNotEqualTo(BUILT_IN.events());
        assertThat(world.asked()).isEqualTo(asked);
      }
      world.cdn.faultAlways(Fault.status(500));
      world.world.time.advance(Duration.ofDays(2));
      try (Tif1 later = Tif1.builder(settings).timeSource(world.world.time).open()) {
        assertThat(later.events(2026)).isNotEqualTo(BUILT_IN.events());
        assertThat(later.calendar().source(2026).problem()).contains("status 500");
        assertThat(world.asked()).isEqualTo(asked + 1);
      }
      try (Tif1 later = Tif1.builder(settings).timeSource(world.world.time).open()) {
        assertThat(later.events(2026)).isNotEqualTo(BUILT_IN.events());
        assertThat(later.calendar().source(2026).problem()).contains("status 500");
        assertThat(world.asked()).as("another process asked just now").isEqualTo(asked + 1);
      }
    }
  }
}
