package io.tif1.client.internal.cache.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiskKeyTest {
  private final DiskKey key =
      DiskKey.of(2021, "main", "Belgian Grand Prix", "Race", "VER/1_tel.json");

  @Test
  void theTextHasThePartsInTheirOrder() {
    assertThat(key).hasToString("2021/Belgian Grand Prix/Race/VER/1_tel.json@main");
  }

  @Test
  void thePartsAreFoundAgain() {
    assertThat(key.season()).isEqualTo(2021);
    assertThat(key.event()).isEqualTo("Belgian Grand Prix");
    assertThat(key.session()).isEqualTo("Race");
    assertThat(key.path()).isEqualTo("VER/1_tel.json");
    assertThat(key.ref()).isEqualTo("main");
  }

  @Test
  void spellingsOfTheSameFileAreTheSameKey() {
    assertThat(DiskKey.of(2021, "main", "Belgian%20Grand%20Prix", "Race", "telemetry_VER_1.json"))
        .isEqualTo(key)
        .hasSameHashCodeAs(key);
    assertThat(DiskKey.of(2024, "main", "Sa\u0303o Paulo Grand Prix", "Race", "a.json"))
        .isEqualTo(DiskKey.of(2024, "main", "S\u00e3o Paulo Grand Prix", "Race", "a.json"));
  }

  @Test
  void aResourceHasTheKeyOfItsFile() {
    Resource<?> resource = Resource.json(2021, "Belgian Grand Prix", "Race", "VER/1_tel.json");
    assertThat(DiskKey.of(resource, "main")).isEqualTo(key);
  }

  @Test
  void aTextIsReadWithoutDecodingItAgain() {
    DiskKey percent = DiskKey.of(2021, "main", "100%2541", "Race", "a@b.json");
    assertThat(percent.event()).isEqualTo("100%41");
    assertThat(percent.path()).isEqualTo("a@b.json");
    assertThat(DiskKey.parse(percent.toString())).isEqualTo(percent);
  }

  @Test
  void aWholeCommitAndAReleaseTagArePinnedAndNothingElse() {
    String commit = "0123456789abcdef0123456789abcdef01234567";
    assertThat(DiskKey.of(2021, commit, "E", "S", "p").isPinned()).isTrue();
    assertThat(DiskKey.of(2021, commit.substring(1), "E", "S", "p").isPinned()).isFalse();
    assertThat(DiskKey.of(2026, "2026.281.1", "E", "S", "p").isPinned()).isTrue();
    assertThat(key.isPinned()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a/b", "a@b", "\u00e4"})
  void aRefThatIsNoneIsRefused(String ref) {
    assertThatThrownBy(() -> DiskKey.of(2021, ref, "E", "S", "p"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining('"' + ref + '"');
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2021/E/S@main", "2021/E/S/p", "21/E/S/p@main", "2021//S/p@main"})
  void aTextThatIsNoKeyIsRefused(String text) {
    assertThatThrownBy(() -> DiskKey.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining('"' + text + '"');
  }
}
