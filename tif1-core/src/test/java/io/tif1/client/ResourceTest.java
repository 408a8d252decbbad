package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.JsonDocument;
import io.tif1.model.SessionKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceTest {
  private static Resource<JsonDocument> resource(String path) {
    return Resource.json(2021, "Belgian Grand Prix", "Race", path);
  }

  @Test
  void namesAFile() {
    Resource<JsonDocument> resource = resource("VER/1_tel.json");
    assertThat(resource.season()).isEqualTo(2021);
    assertThat(resource.event()).isEqualTo("Belgian Grand Prix");
    assertThat(resource.session()).isEqualTo("Race");
    assertThat(resource.path()).isEqualTo("VER/1_tel.json");
    assertThat(resource.type()).isEqualTo(JsonDocument.class);
    assertThat(resource.file()).isEqualTo("2021/Belgian Grand Prix/Race/VER/1_tel.json");
    assertThat(resource).hasToString(resource.file());
  }

  @ParameterizedTest
  @CsvSource({
    "laps_VER.json, VER/laptimes.json",
    "laps_HAM.json, HAM/laptimes.json",
    "telemetry_VER_1.json, VER/1_tel.json",
    "telemetry_VER_44.json, VER/44_tel.json",
    "telemetry%5FVER%5F1.json, VER/1_tel.json",
    "VER/laptimes.json, VER/laptimes.json",
    "VER%20/laptimes.json, VER /laptimes.json",
    "drivers.json, drivers.json",
    "a/b/c.json, a/b/c.json",
  })
  void aFileHasOneName(String path, String canonical) {
    assertThat(resource(path).path()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "laps_VERS.json",
        "laps_VE.json",
        "laps_VER.jsonx",
        "xlaps_VER.json",
        "laps_V1R.json",
        "telemetry_VER.json",
        "telemetry_VER_x.json",
        "telemetry_VER_1234.json",
        "a/laps_VER.json"
      })
  void whatOnlyLooksLikeAnotherNameStaysAsItIs(String path) {
    assertThat(resource(path).path()).isEqualTo(path);
  }

  @Test
  void otherNamesOfTheSameFileAreEqual() {
    assertThat(resource("telemetry_VER_1.json"))
        .isEqualTo(resource("VER/1_tel.json"))
        .hasSameHashCodeAs(resource("VER/1_tel.json"));
  }

  @Test
  void namesMayBeGivenEncodedOrDecomposed() {
    assertThat(Resource.json(2023, "S%C3%A3o%20Paulo Grand Prix", "Race", "x.json"))
        .isEqualTo(Resource.json(2023, "Sa\u0303o Paulo Grand Prix", "Race", "x.json"));
  }

  @Test
  void filesOfDifferentSessionsDiffer() {
    assertThat(resource("x.json"))
        .isNotEqualTo(Resource.json(2021, "Belgian Grand Prix", "Qualifying", "x.json"))
        .isNotEqualTo(Resource.json(2022, "Belgian Grand Prix", "Race", "x.json"))
        .isNotEqualTo(resource("y.json"))
        .isNotEqualTo(null);
  }

  @Test
  void aSessionMayBeNamedBefore() {
    assertThat(Resource.json(new SessionKey(2021, "Belgian Grand Prix", "Race"), "x.json"))
        .isEqualTo(resource("x.json"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x.json",
        "VER/../x.json",
        "VER/..",
        ".",
        "./x.json",
        "%2e%2e/x.json",
        "%2E%2E/x.json",
        ".%2e/x.json",
        "VER/%2e%2e",
        "..%2fx.json",
        "%2e%2e%2fx.json",
        "..\\x.json",
        "..%5cx.json",
        "VER\\x.json",
        "/x.json",
        "//host/x.json",
        "%2fx.json",
        "https://evil.example/x.json",
        "file:///etc/passwd",
        "C:\\x.json",
        "",
        "VER//x.json",
        "VER/",
        " ",
        "VER/ /x.json",
        "VER/%20/x.json",
        "x\u0000.json",
        "x%00.json",
        "x\r\n.json",
        "x%0d%0aSet-Cookie:1",
        "x\u007f.json",
        "x\ud800.json",
      })
  void whatLeadsElsewhereIsRefusedInEveryForm(String path) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resource(path))
        .withMessageStartingWith("path ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "a/b", "a%2fb", "\\", "a\nb"})
  void eventsAndSessionsAreHeldToTheSame(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resource.json(2021, name, "Race", "x.json"))
        .withMessageStartingWith("event ");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resource.json(2021, "Belgian Grand Prix", name, "x.json"))
        .withMessageStartingWith("session ");
  }

  @Test
  void theMessageShowsThePath() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> resource("/x.json"))
        .withMessage("path must be relative to the session's folder: \"/x.json\"");
  }

  @Test
  void theMessageShowsTheSeason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Resource.json(1998, "Belgian Grand Prix", "Race", "x.json"))
        .withMessage("season must be from 2018 to 2099: 1998");
  }

  @Property
  void aPathThatIsAcceptedStaysInItsFolder(@ForAll String path) {
    Resource<?> resource;
    try {
      resource = resource(path);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertThat(resource.path().split("/", -1))
        .isNotEmpty()
        .doesNotContain("", ".", "..")
        .allMatch(segment -> !segment.contains("\\"));
  }
}
