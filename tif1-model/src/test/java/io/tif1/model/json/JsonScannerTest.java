package io.tif1.model.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tif1.model.JsonDocument;
import io.tif1.model.JsonException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScannerTest {
  private static void scan(byte[] text) {
    JsonScanner.requireObject(text, 0, text.length);
  }

  private static void scan(String text) {
    scan(text.getBytes(UTF_8));
  }

  private static JsonException refusal(byte[] text) {
    return catchThrowableOfType(JsonException.class, () -> scan(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        " \t\r\n{ } \n",
        "{\"a\":1}",
        "{\"\":[]}",
        "{\"a\":[1,2.5,-0,0.0e0,1E+9,-1e-9],\"b\":{\"c\":[[],{}]}}",
        "{\"a\":[1,{\"b\":2,\"c\":3},4,5,[6,7],8]}",
        "{\"a\":true,\"b\":false,\"c\":null}",
        "{\"a\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"}",
        "{\"a\":\"é日😀\u007f\"}",
        "{\"a\":1,\"a\":2}",
        "{\"\\uD83D\":\"\\uDE00\"}",
      })
  void acceptsWellFormedObjects(String text) {
    assertThatCode(() -> scan(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void acceptsBareTokensThatAreNoNumbers(String token) {
    assertThatCode(() -> scan("{\"a\":[" + token + "," + token + "]}")).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void bareTokensMeanWhatTheySay(String token) {
    assertThat(JsonDocument.copyOf(("{\"a\":" + token + "}").getBytes(UTF_8)).asMap())
        .containsEntry("a", Double.valueOf(token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nan",
        "NAN",
        "-NaN",
        "+NaN",
        "inf",
        "INF",
        "-INF",
        "+Infinity",
        "Infinit",
        "NaN0"
      })
  void refusesOtherSpellingsOfTheBareTokens(String token) {
    assertThatThrownBy(() -> scan("{\"a\":" + token + "}")).isInstanceOf(JsonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+1", "01", "-01", "00", ".5", "1.", "-", "1e", "1e+", "1.e1", "0x10", "1_000", "1f", "1d",
        "--1", "1-1", "1.2.3", "1e1e1", "- 1", "1 2"
      })
  void refusesWhatIsNoNumber(String number) {
    assertThatThrownBy(() -> scan("{\"a\":" + number + "}")).isInstanceOf(JsonException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\u１２３４\"}",
        "{\"a\":\"\\",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\u0000\"}",
        "{\"a\":'b'}",
        "{a:1}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{,}",
        "{\"a\":[1,]}",
        "{\"a\":[,1]}",
        "{\"a\":[1 2]}",
        "{\"a\":[1,{\"b\":2,3}]}",
        "{\"a\":[1,{\"b\":2,3,\"c\":4}]}",
        "{\"a\":[[1],{\"b\":2,-3}]}",
        "{\"a\":[1}",
        "{\"a\":{]}",
        "{\"a\":tru}",
        "{\"a\":truee}",
        "{\"a\":nul",
        "{\"a\":1}}",
        "{\"a\":1}]",
        "{1:2}",
        "{null:2}",
        "{/* c */}",
        "{} // c",
        "\u00a0{}",
        "\u000b{}",
      })
  void refusesWhatIsNotWellFormed(String text) {
    assertThatThrownBy(() -> scan(text)).isInstanceOf(JsonException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "[{}]", "1", "\"a\"", "null", "true", "<html></html>"})
  void refusesWhatIsNoObject(String text) {
    assertThatThrownBy(() -> scan(text))
        .isInstanceOf(JsonException.class)
        .hasMessageStartingWith("expected a JSON object but found ");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '~',
      delimiter = '|',
      value = {
        "<html>|expected a JSON object but found '<' at byte 0",
        "~~|expected a JSON object but found the end of the text at byte 0",
        "{\"a\":1,}|expected a name in quotes but found '}' at byte 7",
        "{\"a\" 1}|expected ':' but found '1' at byte 5",
        "{\"a\":}|expected a value but found '}' at byte 5",
        "{\"a\":[1 2]}|expected ',' or ']' but found '2' at byte 8",
        "{\"a\":1 2}|expected ',' or '}' but found '2' at byte 7",
        "{} x|expected the end of the text but found 'x' at byte 3",
        "{\"a\":\"b|expected a closing quote but found the end of the text at byte 7",
        "{\"a\":1.x}|expected a digit but found 'x' at byte 7",
        "{\"a\":12x}|expected a separator behind the number but found 'x' at byte 7",
        "{\"a\":trux}|expected \"true\" but found 'x' at byte 8",
        "{\"a\":truex}|expected a separator but found 'x' at byte 9",
        "{\"a\":\"\\q\"}|expected an escape that JSON knows but found 'q' at byte 7",
        "{\"a\":\"\\u00x0\"}|expected four hexadecimal digits but found 'x' at byte 10",
      })
  void saysWhatWasExpectedAndWhere(String text, String message) {
    assertThat(refusal(text.getBytes(UTF_8))).hasMessage(message);
  }

  @Test
  void saysWhereAControlCharacterStands() {
    assertThat(refusal(new byte[] {'{', 1, '}'}))
        .hasMessage("expected no control character but found byte 0x01 at byte 1");
    assertThat(refusal(new byte[] {'{', '"', 9, '"'}))
        .hasMessage("expected no control character in a string but found byte 0x09 at byte 2");
  }

  // Depth and length.

  private static String nested(int arrays) {
    return "{\"a\":" + "[".repeat(arrays) + "]".repeat(arrays) + "}";
  }

  @Test
  void acceptsTheDeepestNesting() {
    String text = nested(JsonScanner.MAX_DEPTH - 1);
    assertThat(JsonDocument.copyOf(text.getBytes(UTF_8)).asMap()).containsKey("a");
  }

  @Test
  void refusesDeeperNestingWithTheLimit() {
    assertThat(refusal(nested(JsonScanner.MAX_DEPTH).getBytes(UTF_8)))
        .hasMessageStartingWith("nested deeper than 256 levels at byte ");
  }

  @Test
  void knowsObjectsFromArraysAtEveryDepth() {
    var text = new StringBuilder("{\"a\":");
    var end = new StringBuilder();
    for (int i = 1; i < JsonScanner.MAX_DEPTH; i++) {
      boolean object = i % 3 == 0;
      text.append(object && i < JsonScanner.MAX_DEPTH - 1 ? "{\"a\":" : "[");
      end.insert(0, object && i < JsonScanner.MAX_DEPTH - 1 ? "}" : "]");
    }
    assertThatCode(() -> scan(text + end.toString() + "}")).doesNotThrowAnyException();
    String wrong = end.toString().replaceFirst("}", "]");
    assertThatThrownBy(() -> scan(text + wrong + "}")).isInstanceOf(JsonException.class);
  }

  @Test
  void aMillionOpenBracketsDoNotOverflowTheStack() {
    assertThat(refusal(("{\"a\":" + "[".repeat(1_000_000)).getBytes(UTF_8))).isNotNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "0.", "1e"})
  void acceptsTheLongestNumber(String begin) {
    String number = begin + "1".repeat(JsonScanner.MAX_NUMBER_LENGTH - begin.length());
    byte[] text = ("{\"a\":" + number + "}").getBytes(UTF_8);
    assertThat(JsonDocument.copyOf(text).asMap().get("a")).isInstanceOf(Number.class);
  }

  @Test
  void refusesALongerNumberAndSaysWhereItBegins() {
    String number = "1".repeat(JsonScanner.MAX_NUMBER_LENGTH + 1);
    assertThat(refusal(("{\"a\":" + number + "}").getBytes(UTF_8)))
        .hasMessage("a number of over 1000 characters at byte 5");
  }

  // UTF-8 and the byte-order mark.

  private static byte[] inAString(int... bytes) {
    var text = new byte[bytes.length + 8];
    byte[] begin = "{\"a\":\"".getBytes(UTF_8);
    System.arraycopy(begin, 0, text, 0, begin.length);
    for (int i = 0; i < bytes.length; i++) {
      text[begin.length + i] = (byte) bytes[i];
    }
    text[text.length - 2] = '"';
    text[text.length - 1] = '}';
    return text;
  }

  @Test
  void acceptsTheFirstAndLastCodePointOfEveryLength() {
    for (int codePoint :
        new int[] {0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF}) {
      String text = "{\"a\":\"" + Character.toString(codePoint) + "\"}";
      assertThatCode(() -> scan(text)).as("U+%04X", codePoint).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "BF",
        "C0 AF",
        "C1 BF",
        "C2",
        "C2 20",
        "E0 9F BF",
        "E0 A0",
        "E1 80 20",
        "ED A0 80",
        "ED BF BF",
        "F0 8F BF BF",
        "F0 90 80",
        "F4 90 80 80",
        "F5 80 80 80",
        "F8 88 80 80 80",
        "FE",
        "FF",
        "C3 A9 A9"
      })
  void refusesWhatIsNoUtf8(String hex) {
    int[] bytes =
        java.util.Arrays.stream(hex.split(" ")).mapToInt(h -> Integer.parseInt(h, 16)).toArray();
    assertThatThrownBy(() -> scan(inAString(bytes)))
        .isInstanceOf(JsonException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void refusesUtf8ThatIsCutShortAtTheEnd() {
    byte[] text = {'{', '"', (byte) 0xE2, (byte) 0x82};
    assertThat(refusal(text)).hasMessage("a UTF-8 sequence of 3 bytes is cut short at byte 2");
  }

  @Test
  void refusesLatin1() {
    assertThatThrownBy(() -> scan("{\"a\":\"é\"}".getBytes(ISO_8859_1)))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void acceptsAByteOrderMarkAtTheBeginning() {
    assertThat(JsonDocument.copyOf("\uFEFF{\"a\":1}".getBytes(UTF_8)).asMap())
        .containsEntry("a", 1);
  }

  @Test
  void refusesAByteOrderMarkAnywhereElse() {
    assertThatThrownBy(() -> scan("{\uFEFF}")).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> scan("\uFEFF\uFEFF{}")).isInstanceOf(JsonException.class);
  }

  // Parts of a larger array.

  @Test
  void readsNothingBeyondTheEnd() {
    byte[] text = "{\"a\":1} and more".getBytes(UTF_8);
    assertThatCode(() -> JsonScanner.requireObject(text, 0, 7)).doesNotThrowAnyException();
  }

  @Test
  void readsNothingBeforeTheBeginning() {
    byte[] text = "xx{\"a\":1}".getBytes(UTF_8);
    assertThatCode(() -> JsonScanner.requireObject(text, 2, 9)).doesNotThrowAnyException();
  }
}
