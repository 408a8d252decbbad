package io.tif1.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {
  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0, 0.0",
    "-0.0, 0.0, 0.0",
    "12.0, 12.0, 12.0",
    "-1.5, -1.5, -1.5",
    "1234.5678, 1234.5678, 1234.5678",
    "0.001, 0.001, 0.001",
    "0.0001234, 0.0001234, 0.0001234",
    "0.00001234, 0.00001234, 1.234e-05",
    "0.000001234, 1.234e-6, 1.234e-06",
    "-0.000001, -1e-6, -1e-06",
    "1.2e-10, 1.2e-10, 1.2e-10",
    "4.9e-324, 5e-324, 5e-324",
    "1e15, 1000000000000000.0, 1000000000000000.0",
    "123456789012345.6, 123456789012345.6, 123456789012345.6",
    "1e16, 1e16, 1e+16",
  })
  void numbersAreShortestInTheStyleOfTheWriter(double value, String compact, String python) {
    assertThat(written(TextStyle.COMPACT, text -> text.number(value))).isEqualTo(compact);
    assertThat(written(TextStyle.PYTHON, text -> text.number(value))).isEqualTo(python);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0",
    "85000, 85.0",
    "114320, 114.32",
    "115376, 115.376",
    "5, 0.005",
    "-1500, -1.5",
  })
  void millisecondsAreSecondsWithoutNeedlessZeros(long ms, String seconds) {
    assertThat(written(TextStyle.COMPACT, text -> text.seconds(ms))).isEqualTo(seconds);
  }

  @Test
  void whatIsMissingIsTheTextNone() {
    assertThat(written(TextStyle.COMPACT, text -> text.number(Double.NaN))).isEqualTo("\"None\"");
    assertThat(written(TextStyle.COMPACT, text -> text.seconds(JsonText.MISSING)))
        .isEqualTo("\"None\"");
  }

  @Test
  void pythonEscapesWhatIsNotAscii() {
    assertThat(written(TextStyle.PYTHON, text -> text.text("São"))).isEqualTo("\"S\\u00e3o\"");
  }

  @Test
  void compactLeavesUtf8AsItIs() {
    assertThat(written(TextStyle.COMPACT, text -> text.text("São 🏁"))).isEqualTo("\"São 🏁\"");
  }

  @Test
  void quotesAreEscaped() {
    assertThat(written(TextStyle.COMPACT, text -> text.text("a\"b\\c")))
        .isEqualTo("\"a\\\"b\\\\c\"");
  }

  @Test
  void pythonPutsASpaceAfterCommaAndColon() {
    assertThat(written(TextStyle.PYTHON, JsonTextTest::document))
        .isEqualTo("{\"a\": [1, 2], \"b\": {}}");
  }

  @Test
  void compactPutsNoSpaceAnywhere() {
    assertThat(written(TextStyle.COMPACT, JsonTextTest::document))
        .isEqualTo("{\"a\":[1,2],\"b\":{}}");
  }

  private static void document(JsonText text) {
    text.open('{');
    text.key("a");
    text.open('[');
    text.whole(1);
    text.whole(2);
    text.close(']');
    text.key("b");
    text.open('{');
    text.close('}');
    text.close('}');
  }

  private static String written(TextStyle style, Consumer<JsonText> writer) {
    JsonText text = new JsonText(style, 1);
    writer.accept(text);
    return new String(text.bytes(), StandardCharsets.UTF_8);
  }
}
