package io.tif1.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentTest {
  private static String canonical(String name) {
    return PathSegment.canonical("event", name);
  }

  @ParameterizedTest
  @CsvSource({
    "Belgian Grand Prix, Belgian Grand Prix",
    "Belgian%20Grand%20Prix, Belgian Grand Prix",
    "S%C3%A3o%20Paulo, São Paulo",
    "S%c3%a3o%20Paulo, São Paulo",
    "São Paulo, São Paulo",
    "100%, 100%",
    "100% sure, 100% sure",
    "50%25, 50%",
    "a%2, a%2",
    "a%zz, a%zz",
    "a%ff, a%ff",
    "a+b, a+b",
    "1_tel.json, 1_tel.json",
    "..., ...",
    ".hidden, .hidden",
    "..json, ..json",
  })
  void aNameHasOneSpelling(String name, String spelling) {
    assertThat(canonical(name)).isEqualTo(spelling);
  }

  @Test
  void accentsAreComposed() {
    assertThat(canonical("Sa\u0303o Paulo")).isEqualTo("S\u00e3o Paulo");
  }

  @Test
  void encodedAccentsAreComposed() {
    assertThat(canonical("Sa%CC%83o Paulo")).isEqualTo("S\u00e3o Paulo");
  }

  @Test
  void onlyHexadecimalDigitsOfAsciiAreDecoded() {
    assertThat(canonical("%４1")).isEqualTo("%４1");
  }

  @Test
  void whatIsDecodedIsNotDecodedAgain() {
    assertThat(canonical("%252e%252e")).isEqualTo("%2e%2e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u2003", "%20", "\t"})
  void nothingIsNoName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> canonical(name));
  }

  @Test
  void anEmptyNameIsRefusedByWhatItIs() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canonical(""))
        .withMessage("event must not be empty: \"\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "..", "%2e", "%2e%2e", "%2E.", ".%2e"})
  void steppingToAnotherFolderIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canonical(name))
        .withMessage("event must not step to another folder: \"" + name + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "a\\b", "a%2fb", "a%2Fb", "a%5cb", "/", "%2F", "../b", "..\\b"})
  void slashesAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canonical(name))
        .withMessage("event must not hold a slash or backslash: \"" + name + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\nb", "a\rb", "a\u007fb", "a\u0085b", "a%00b", "a%0d%0ab"})
  void controlCharactersAreRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canonical(name))
        .withMessageStartingWith("event must not hold a control character (at 1): \"a");
  }

  @Test
  void aMessageHoldsNoControlCharacters() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canonical("a\nb"))
        .withMessage("event must not hold a control character (at 1): \"a\\u000ab\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\ud800", "\udc00a", "\ud800\ud800", "a%20\ud800", "%41\udc00b"})
  void halfASurrogatePairIsRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canonical(name))
        .withMessageStartingWith("event holds half of a surrogate pair");
  }

  @Test
  void aWholePairIsKept() {
    assertThat(canonical("Grand Prix 🏁")).isEqualTo("Grand Prix 🏁");
  }

  @Test
  void theLongestNameHas255Characters() {
    assertThat(canonical("x".repeat(255))).hasSize(255);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canonical("x".repeat(256)))
        .withMessage("event has over 255 characters: \"" + "x".repeat(40) + "...\"");
  }

  @Test
  void theLengthIsThatOfTheDecodedName() {
    assertThat(canonical("%41".repeat(255))).isEqualTo("A".repeat(255));
  }

  @Property
  void encodingANameDoesNotChangeIt(@ForAll String name) {
    String plain;
    try {
      plain = canonical(name.replace("%", ""));
    } catch (IllegalArgumentException refused) {
      Assume.that(false);
      return;
    }
    String encoded = URLEncoder.encode(plain, StandardCharsets.UTF_8).replace("+", "%20");
    assertThat(canonical(encoded)).isEqualTo(plain);
  }

  @Property
  void whatLeavesIsSafeAndNormal(@ForAll String name) {
    String out;
    try {
      out = canonical(name);
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertThat(out).isNotBlank().isNotEqualTo(".").isNotEqualTo("..").doesNotContain("/", "\\");
    assertThat(out.codePoints()).noneMatch(Character::isISOControl);
    assertThat(Normalizer.isNormalized(out, Normalizer.Form.NFC)).isTrue();
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(out)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"S\uFFFDo Paulo", "S%EF%BF%BDo Paulo"})
  void e7_aNameThatLostLettersIsRefusedWithWhatToDo(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> canonical(name))
        .withMessageContaining("letters that were lost")
        .withMessageContaining("LC_ALL=C.UTF-8");
  }
}
