package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NextTest {
  private static final Event SPA = Calendar.of(2025).event("Spa");
  private static final Event BUDAPEST = Calendar.of(2025).event("Budapest");
  private static final Instant RACE = SPA.lastSession().startInstant();

  @Test
  void anEventIsNextUntilItsLastSessionStarts() {
    assertThat(Calendar.nextEvent(RACE)).contains(SPA);
  }

  @Test
  void onceItsLastSessionHasStartedTheFollowingEventIsNext() {
    assertThat(Calendar.nextEvent(RACE.plusNanos(1))).contains(BUDAPEST);
  }

  @Test
  void aDayBeforeTheRaceTheEventUnderWayIsNext() {
    assertThat(Calendar.nextEvent(RACE.minus(Duration.ofDays(1)))).contains(SPA);
  }

  @Test
  void aDayAfterTheRaceTheFollowingEventIsNext() {
    assertThat(Calendar.nextEvent(RACE.plus(Duration.ofDays(1)))).contains(BUDAPEST);
  }

  @Test
  void itIsTheMomentThatCountsAndNotTheDate() {
    Event vegas = Calendar.of(2025).event("Las Vegas"); // at 20:00 on the 22nd, local time

    assertThat(Calendar.nextEvent(Instant.parse("2025-11-23T03:59:59Z"))).contains(vegas);
    assertThat(Calendar.nextEvent(Instant.parse("2025-11-23T04:00:01Z")))
        .contains(Calendar.of(2025).event("Qatar"));
  }

  @Test
  void betweenSeasonsTheFirstTestIsNext() {
    assertThat(Calendar.nextEvent(Instant.parse("2025-12-24T18:00:00Z")))
        .contains(Calendar.of(2026).event("Pre-Season Testing 1"));
  }

  @Test
  void withoutTestsTheFirstRoundIsNext() {
    assertThat(Calendar.nextEvent(Instant.parse("2025-12-24T18:00:00Z"), false))
        .contains(Calendar.of(2026).event(1));
  }

  @Test
  void longAgoTheFirstEventIsNext() {
    assertThat(Calendar.nextEvent(Instant.MIN)).contains(Calendar.of(2018).event(1));
  }

  @Test
  void afterTheLastSessionNothingIsNext() {
    Instant end = Calendar.of(2026).event(23).lastSession().startInstant();

    assertThat(Calendar.nextEvent(end)).isPresent();
    assertThat(Calendar.nextEvent(end.plusNanos(1))).isEmpty();
    assertThat(Calendar.nextSession(end.plusNanos(1))).isEmpty();
    assertThat(Calendar.nextEvent(Instant.MAX)).isEmpty();
  }

  @Test
  void aSessionIsNextUntilItStarts() {
    EventSession qualifying = SPA.session("Q");

    assertThat(Calendar.nextSession(qualifying.startInstant())).contains(qualifying);
    assertThat(Calendar.nextSession(qualifying.startInstant().plusNanos(1)))
        .contains(SPA.session("R"));
  }

  @Test
  void afterARaceTheFirstPracticeOfTheFollowingEventIsNext() {
    assertThat(Calendar.nextSession(RACE.plusNanos(1))).contains(BUDAPEST.session(1));
  }

  @Test
  void daysOfTestingAreSessionsUnlessTheyAreLeftOut() {
    Instant winter = Instant.parse("2026-01-01T00:00:00Z");

    assertThat(Calendar.nextSession(winter).orElseThrow().start())
        .hasToString("2026-02-11T10:00+03:00");
    assertThat(Calendar.nextSession(winter, false)).contains(Calendar.of(2026).event(1).session(1));
  }

  @Test
  void goingFromSessionToSessionMeetsAllOfThemInOrder() {
    var all = new ArrayList<EventSession>();
    for (int season : Calendar.seasons()) {
      Calendar.of(season).events().forEach(event -> all.addAll(event.sessions()));
    }
    var met = new ArrayList<EventSession>();
    for (var next = Calendar.nextSession(Instant.MIN);
        next.isPresent();
        next = Calendar.nextSession(next.get().startInstant().plusNanos(1))) {
      met.add(next.get());
    }

    assertThat(met).isEqualTo(all);
    assertThat(List.copyOf(met)).extracting(EventSession::startInstant).isSorted();
  }
}
