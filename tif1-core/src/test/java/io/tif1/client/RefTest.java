package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  @ParameterizedTest
  @CsvSource({
    "0123456789abcdef0123456789abcdef01234567, true",
    "0123456789abcdef0123456789abcdef0123456,  false",
    "2026.281.1,     true",
    "2026.1.12,      true",
    "2026.281,       false",
    "2026.2810.1,    false",
    "v2026.281.1,    false",
    "main,           false",
    "latest-release, false",
  })
  void j_commitsInFullAndReleaseTagsArePinnedAndNothingElse(String ref, boolean pinned) {
    assertThat(Ref.isPinned(ref)).isEqualTo(pinned);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "..",
        "a..b",
        "a b",
        "a/b",
        "../main",
        "-rf",
        ".git",
        "main?x",
        "main#",
        "a@b",
        "main.",
        "m\u00e4in",
        "a\nb",
        "%2e%2e"
      })
  void whatIsNoNameOfAVersionIsRefusedAtTheDoor(String ref) {
    assertThatIllegalArgumentException().isThrownBy(() -> Ref.of(ref));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tif1Config.defaults().toBuilder().seasonRefs(Map.of(2026, ref)))
        .withMessageContaining("season_refs");
  }

  @Test
  void aBranchWithASlashIsRefusedSayingWhy() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ref.of("feature/x"))
        .withMessageContaining("slash")
        .withMessageContaining("use its commit");
  }

  @Test
  void aCommitIsKeptInSmallLetters() {
    assertThat(Ref.of(" 0123456789ABCDEF0123456789abcdef01234567 ")).isEqualTo(COMMIT);
  }

  private static Tif1Config refs(Object refs) {
    return Tif1Config.defaults().toBuilder().set("season_refs", refs).build();
  }

  @Test
  void seasonsAreReadAtTheirVersions() {
    Tif1Config config = refs("2026=2026.281.1, 2025=latest-release,2024=" + COMMIT);

    assertThat(config.ref(2026)).isEqualTo("2026.281.1");
    assertThat(config.ref(2025)).isEqualTo("latest-release");
    assertThat(config.ref(2024)).isEqualTo(COMMIT);
    assertThat(config.ref(2023)).isEqualTo("main");
  }

  @Test
  void aVersionWithoutASeasonIsThatOfAllOthers() {
    Tif1Config config = refs("latest-release,2025=main");

    assertThat(config.ref(2018)).isEqualTo("latest-release");
    assertThat(config.ref(2025)).isEqualTo("main");
    assertThat(config.get("season_refs")).isEqualTo(List.of("latest-release", "2025=main"));
    assertThat(refs(config.get("season_refs")).seasonRefs()).isEqualTo(config.seasonRefs());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026=a,2026=b", "a,b", "x=main", "1999=main", "2026=", "2026=a=b"})
  void aListThatMakesNoSenseIsRefused(String list) {
    assertThatIllegalArgumentException().isThrownBy(() -> refs(list));
  }
}
