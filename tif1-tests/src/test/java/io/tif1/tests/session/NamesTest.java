package io.tif1.tests.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.model.SessionKey;
import io.tif1.model.calendar.UnknownNameException;
import io.tif1.tests.support.World;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions by name. */
class NamesTest {
  @ParameterizedTest
  @CsvSource({"Belgian Grand Prix,Race", "Spa,R", "belgium,race", "12,R", "Belgian,5"})
  void whatPeopleCallItIsTheSession(String event, String session) {
    try (World world = Spa.world(path -> null)) {
      assertThat(world.client.session(2021, event, session).key()).isEqualTo(Spa.RACE);
    }
  }

  @Test
  void aRoundIsASession() {
    try (World world = Spa.world(path -> null)) {
      assertThat(world.client.session(2021, 12, "R").key()).isEqualTo(Spa.RACE);
    }
  }

  @Test
  void anUnknownNameIsAnErrorWithSuggestions() {
    try (World world = Spa.world(path -> null)) {
      assertThatThrownBy(() -> world.client.session(2021, "Belgain Grand Prix", "R"))
          .isInstanceOfSatisfying(
              UnknownNameException.class,
              e -> assertThat(e.suggestions()).contains("Belgian Grand Prix"));
    }
  }

  @Test
  void aKeyMadeByHandIsTakenAsItIs() {
    try (World world = Spa.world(path -> null)) {
      var key = new SessionKey(2090, "Moon Grand Prix", "Sprint");

      assertThat(world.client.session(key).key()).isEqualTo(key);
    }
  }

  @Test
  void aViewHasSessionsUnderItsOwnOptions() {
    try (World world = Spa.world(Spa.race())) {
      world.client.session(Spa.RACE).drivers();
      world
          .client
          .with(o -> o.withCache(io.tif1.client.CachePolicy.REFRESH))
          .session(2021, "Spa", "R")
          .drivers();

      assertThat(world.cdn(1).requestCount()).isEqualTo(2);
    }
  }

  @Test
  void eventsAndSessionsAreToldWithoutARequest() {
    try (World world = Spa.world(path -> null)) {
      assertThat(world.client.events(2025)).hasSizeGreaterThan(20);
      assertThat(world.client.sessions(2025, "Monaco")).hasSize(5);
      assertThat(world.cdn(1).requestCount()).isZero();
    }
  }

  @Test
  void theNextEventIsToldForAnyMoment() {
    try (World world = Spa.world(path -> null)) {
      Instant moment = Instant.parse("2021-08-28T12:00:00Z");

      assertThat(world.client.nextEvent(moment).orElseThrow().name())
          .isEqualTo("Belgian Grand Prix");
    }
  }
}
