package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Tif1ConfigTest {
  private final RecordedNotes notes = new RecordedNotes();

  private Tif1Config.Builder builder() {
    return new Tif1Config.Builder(Home.at(Path.of("/home/ann")), notes);
  }

  @ParameterizedTest
  @CsvSource({
    // concurrency, connections set, maxsize set, connections in force, maxsize in force
    "20, auto, auto, 256, 512",
    "300, auto, auto, 300, 512",
    "1000, auto, auto, 1000, 1000",
    "20, 512, auto, 512, 512",
    "20, 512, 2048, 512, 2048",
    "20, 600, auto, 600, 600",
    "20, 10, auto, 10, 512",
    "20, auto, 8, 8, 8",
    "20, auto, 300, 256, 300",
    "1000, auto, 600, 600, 600",
    "20, 4, 8, 4, 8",
  })
  void poolSizesInForce(
      int concurrency, String connections, String maxsize, int inForce, int maxsizeInForce) {
    Tif1Config config =
        builder()
            .maxConcurrentRequests(concurrency)
            .set("pool_connections", connections)
            .set("pool_maxsize", maxsize)
            .build();

    assertThat(config.poolConnections()).isEqualTo(inForce);
    assertThat(config.poolMaxsize()).isEqualTo(maxsizeInForce);
    assertThat(config.get("pool_connections")).isEqualTo(inForce);
    assertThat(config.get("pool_maxsize")).isEqualTo(maxsizeInForce);
  }

  @Test
  void morePooledThanAllowedIsRefusedWithBothNumbers() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().poolConnections(200).poolMaxsize(100).build())
        .withMessageStartingWith(
            "pool_connections 200 (code) is more than pool_maxsize 100 (code): ");
  }

  @Test
  void offlineWithoutACacheIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().offlineMode(true).ciMode(true).build())
        .withMessageStartingWith(
            "offline_mode true (code) answers from the cache only, and ci_mode");
  }

  @Test
  void anAttemptThatMayOutlastItsFetchIsRemarkedOn() {
    Tif1Config config =
        builder().timeout(Duration.ofSeconds(60)).totalTimeout(Duration.ofSeconds(20)).build();

    assertThat(config.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(notes.warnings())
        .containsExactly(
            "timeout 60 (code) is longer than total_timeout 20 (code), which ends the whole fetch");
  }

  @Test
  void whatWasRemarkedOnOnceIsNotRemarkedOnWithEveryLaterChange() {
    Tif1Config.Builder loaded = builder().timeout(Duration.ofSeconds(60));
    Tif1Config odd = loaded.totalTimeout(Duration.ofSeconds(20)).build();

    Tif1Config changed = odd.toBuilder(notes).maxRetries(1).build();

    assertThat(changed.maxRetries()).isEqualTo(1);
    assertThat(notes.warnings()).hasSize(1);
  }

  @Test
  void noTotalTimeoutIsNoContradiction() {
    assertThat(builder().totalTimeout(Duration.ZERO).build().totalTimeout()).isZero();

    assertThat(notes.warnings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "true, false, true",
    "false, false, false",
    "true, true, false",
    "false, true, false",
  })
  void theCacheIsUsedUnlessItIsOffOrTheMachineBuilds(boolean enabled, boolean ci, boolean used) {
    assertThat(builder().enableCache(enabled).ciMode(ci).build().cacheUsed()).isEqualTo(used);
  }

  @Test
  void withoutJitterThereIsNoneWhateverItsMaximum() {
    Tif1Config config = builder().retryJitter(false).retryJitterMax(Duration.ofSeconds(4)).build();

    assertThat(config.retryJitterMax()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "true, true, true, LENIENT",
    "false, true, true, LENIENT",
    "false, false, true, LENIENT",
    "false, false, false, OFF",
  })
  void validationIsOffOnlyIfAllThreePythonSwitchesAre(
      boolean data, boolean laps, boolean telemetry, Validation mode) {
    Tif1Config config =
        builder()
            .set("validate_data", data)
            .set("validate_lap_times", laps)
            .set("validate_telemetry", telemetry)
            .build();

    assertThat(config.validation()).isEqualTo(mode);
  }

  @Test
  void validationThatIsSetWinsOverThePythonSwitches() {
    Tif1Config config =
        builder()
            .validation(Validation.STRICT)
            .set("validate_data", false)
            .set("validate_lap_times", false)
            .set("validate_telemetry", false)
            .build();

    assertThat(config.validation()).isEqualTo(Validation.STRICT);
  }

  @Test
  void aPathBeginsAtHomeIfItSaysSo() {
    assertThat(builder().set("cache_dir", "~/f1").build().cacheDir())
        .isEqualTo(Path.of("/home/ann/f1"));
  }

  @Test
  void aTildeInsideANameIsJustALetter() {
    assertThat(builder().set("cache_dir", "~f1").build().cacheDir()).isEqualTo(Path.of("~f1"));
  }

  @Test
  void noCaBundleIsNull() {
    assertThat(builder().build().caBundle()).isNull();
  }

  @Test
  void anUnknownKeyIsRefusedWithTheOneThatWasMeant() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().set("max_retrys", 3))
        .withMessage("there is no setting max_retrys; did you mean max_retries?");
  }

  @Test
  void anUnknownKeyCannotBeRead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().build().get("colour"))
        .withMessage("there is no setting colour");
  }

  @Test
  void aKeyThatMeansNothingHereIsAcceptedAndRemarkedOn() {
    assertThat(builder().set("lib", "polars").build()).isEqualTo(builder().build());

    assertThat(notes.infos())
        .containsExactly("lib is ignored on the JVM: results are typed columns, not data frames");
  }

  @Test
  void aKeyThatMeansNothingHereHasNoValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().build().get("ultra_cold_start"))
        .withMessageStartingWith("ultra_cold_start is ignored on the JVM: ");
  }

  @Test
  void resetGoesBackToTheDefault() {
    assertThat(builder().poolConnections(7).reset("pool_connections").build().poolConnections())
        .isEqualTo(256);
  }

  @Test
  void aBuilderBeginsWithTheConfigurationItCameFrom() {
    Tif1Config config = builder().maxRetries(0).build();

    assertThat(config.toBuilder().timeout(Duration.ofSeconds(5)).build().maxRetries()).isZero();
  }

  @Test
  void aBuilderDoesNotChangeWhatItHasBuilt() {
    Tif1Config.Builder builder = builder().maxRetries(1);
    Tif1Config config = builder.build();

    builder.maxRetries(2);

    assertThat(config.maxRetries()).isEqualTo(1);
  }

  @Test
  void configurationsWithTheSameValuesAreEqual() {
    Tif1Config written = builder().maxRetries(3).build();

    assertThat(written).isEqualTo(builder().build()).hasSameHashCodeAs(builder().build());
  }

  @Test
  void configurationsWithDifferentValuesAreNotEqual() {
    assertThat(builder().maxRetries(4).build()).isNotEqualTo(builder().build());
  }
}
