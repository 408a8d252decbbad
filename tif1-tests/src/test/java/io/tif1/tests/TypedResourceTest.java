package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchOptions;
import io.tif1.client.InvalidDataException;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Validation;
import io.tif1.model.JsonDocument;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import io.tif1.model.Telemetry;
import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedLap;
import io.tif1.testkit.sim.SimulatedSession;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files fetched as what they mean. */
class TypedResourceTest {
  private static final SimulatedSession RACE =
      SessionSimulator.session(2025, "Simulated Grand Prix", "Race").seed(3).laps(5).build();
  private static final SessionKey KEY = new SessionKey(2025, "Simulated Grand Prix", "Race");
  private static final String DRIVER = RACE.drivers().get(0).code();

  private static World world() {
    return World.of(1, World.asIs(), RACE);
  }

  private static Content always(String json) {
    return path -> json.getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void lapsAreColumns(Door door) {
    try (World world = world()) {
      Laps laps = door.fetch(world.client, Resource.laps(KEY, DRIVER.toLowerCase()));

      assertThat(laps.lapTimeS().toArray())
          .containsExactly(
              RACE.truth().laps(DRIVER).stream().mapToDouble(SimulatedLap::lapTimeS).toArray());
    }
  }

  @Test
  void everyKindOfFileHasItsType() {
    try (World world = world()) {
      assertThat(world.client.fetch(Resource.drivers(KEY)).size()).isEqualTo(RACE.drivers().size());
      assertThat(world.client.fetch(Resource.weather(KEY)).airTempC().size()).isPositive();
      assertThat(world.client.fetch(Resource.raceControl(KEY)).message().size()).isPositive();
      assertThat(world.client.fetch(Resource.corners(KEY)).distanceM().size()).isPositive();
      assertThat(world.client.fetch(Resource.sessionLaps(KEY)).driver().distinct())
          .hasSameSizeAs(RACE.drivers());
      assertThat(world.client.fetch(Resource.telemetry(KEY, DRIVER, 1)).timeS().get(0)).isZero();
    }
  }

  @Test
  void aFileWantedAsTwoTypesIsTransferredOnce() {
    try (World world = world()) {
      Resource<Laps> typed = Resource.laps(KEY, DRIVER);
      world.cdn(1).faultNext(new Fault.StallBeforeHeaders());
      var document = world.client.fetchAsync(Resource.json(KEY, DRIVER + "/laptimes.json"));
      var laps = world.client.fetchAsync(typed);
      world.cdn(1).awaitStalled(1);
      world.cdn(1).releaseStalled();

      assertThat(laps.join()).isEqualTo(Laps.decode(document.join().bytes(), DRIVER));
      assertThat(world.client.fetch(typed)).isEqualTo(laps.join());
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void aCdnWhoseFileIsNotOfTheKindIsNotBelieved() {
    var wrong = FakeCdn.serving(always("{\"tel\":{\"speed\":[[1]]}}"));
    try (World world = World.of(List.of(wrong, FakeCdn.serving(RACE)), World.asIs())) {
      Telemetry telemetry = world.client.fetch(Resource.telemetry(KEY, DRIVER, 1));

      assertThat(telemetry.isEmpty()).isFalse();
      assertThat(world.cdn(2).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void aKindThatNoCdnHasInGoodShapeIsAnErrorWithTheReason() {
    try (World world = World.of(1, c -> c.maxRetries(0), always("{\"tel\":[1]}"))) {
      assertThatThrownBy(() -> world.client.fetch(Resource.telemetry(KEY, "VER", 1)))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("expected an object of arrays for tel but found '[' at byte 7");
    }
  }

  @Test
  void whatLooksWrongIsOnTheOutcome() {
    try (World world = World.of(1, World.asIs(), always("{\"time\":[90.5],\"lap\":[1,2]}"))) {
      var outcome = world.client.fetchAll(List.of(Resource.laps(KEY, "VER"))).get(0);

      assertThat(((Outcome.Success<Laps>) outcome).findings())
          .extracting(Finding::rule)
          .contains(Rule.RAGGED);
    }
  }

  @Test
  void underStrictValidationWhatLooksWrongIsAnError() {
    try (World world = World.of(1, World.asIs(), always("{\"time\":[90.5],\"lap\":[1,2]}"))) {
      var strict = world.client.with(o -> o.withValidation(Validation.STRICT));

      assertThatThrownBy(() -> strict.fetch(Resource.laps(KEY, "VER")))
          .isInstanceOf(InvalidDataException.class)
          .hasMessageContaining("$.time: expected 2 values, found 1 values (ragged, 1)");
    }
  }

  @Test
  void strictValidationReadsADocumentAsWhatItsPathSays() {
    try (World world = World.of(1, World.asIs(), always("{\"time\":[90.5],\"lap\":[1,2]}"))) {
      Resource<JsonDocument> document = Resource.json(KEY, "VER/laptimes.json");
      var strict = world.client.with(o -> o.withValidation(Validation.STRICT));

      assertThat(world.client.fetch(document).text()).isNotEmpty();
      assertThatThrownBy(() -> strict.fetch(document)).isInstanceOf(InvalidDataException.class);
    }
  }

  @Test
  void optionsSayHowStrict() {
    try (World world = world()) {
      FetchOptions options = world.client.options();

      assertThat(options.validation()).isEqualTo(Validation.LENIENT);
    }
  }
}
