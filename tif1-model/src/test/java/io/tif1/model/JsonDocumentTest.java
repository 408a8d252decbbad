package io.tif1.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonDocumentTest {
  private static JsonDocument document(String text) {
    return JsonDocument.copyOf(text.getBytes(UTF_8));
  }

  @Test
  void keepsTheTextAsPublished() {
    String text = " { \"é\" : 1.50 }\n";
    assertThat(document(text).text()).isEqualTo(text);
    assertThat(document(text).bytes()).isEqualTo(text.getBytes(UTF_8));
    assertThat(document(text).sizeBytes()).isEqualTo(text.getBytes(UTF_8).length);
  }

  @Test
  void writesTheTextAsPublished() throws IOException {
    var out = new ByteArrayOutputStream();
    document("{\"a\":1}").writeTo(out);
    assertThat(out).hasToString("{\"a\":1}");
  }

  @Test
  void doesNotChangeWithTheBytesItWasMadeOf() {
    byte[] bytes = "{\"a\":1}".getBytes(UTF_8);
    JsonDocument document = JsonDocument.copyOf(bytes);
    bytes[5] = '2';
    assertThat(document.asMap()).containsEntry("a", 1);
  }

  @Test
  void doesNotChangeWithTheBytesItGives() {
    JsonDocument document = document("{\"a\":1}");
    document.bytes()[5] = '2';
    assertThat(document.asMap()).containsEntry("a", 1);
  }

  @Test
  void copiesAPart() {
    assertThat(JsonDocument.copyOf("xx{}yy".getBytes(UTF_8), 2, 4)).isEqualTo(document("{}"));
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> document("[1]"))
        .isInstanceOf(JsonException.class)
        .hasMessage("expected a JSON object but found '[' at byte 0");
  }

  @Test
  void mapsHaveThePublishedOrder() {
    assertThat(document("{\"z\":1,\"a\":2,\"m\":3}").asMap().keySet())
        .containsExactly("z", "a", "m");
  }

  @Test
  void numbersAreTheSmallestTypeThatHoldsThem() {
    assertThat(document("{\"a\":[1,2147483648,9223372036854775808,1.0,1e3]}").asMap().get("a"))
        .isEqualTo(List.of(1, 2_147_483_648L, new BigInteger("9223372036854775808"), 1.0, 1000.0));
  }

  @Test
  void tinyAndHugeNumbersAreExact() {
    assertThat(document("{\"a\":[5e-324,1.7976931348623157e308,0.1]}").asMap().get("a"))
        .isEqualTo(List.of(Double.MIN_VALUE, Double.MAX_VALUE, 0.1));
  }

  @Test
  void nullIsNull() {
    assertThat(document("{\"a\":null}").asMap()).containsEntry("a", null);
  }

  @Test
  void ofAKeyThatOccursTwiceTheLastValueIsKept() {
    assertThat(document("{\"a\":1,\"a\":2}").asMap())
        .containsExactlyEntriesOf(java.util.Map.of("a", 2));
  }

  @Test
  void namesMayHaveEscapedSurrogates() {
    assertThat(document("{\"\\uD83D\\uDE00\":1}").asMap()).containsEntry("😀", 1);
    assertThat(document("\uFEFF{\"\\ud83d\":1}").asMap()).containsEntry("\ud83d", 1);
  }

  @Test
  void everyCallParsesAnew() {
    JsonDocument document = document("{\"a\":1}");
    document.asMap().put("b", 2);
    assertThat(document.asMap()).doesNotContainKey("b");
  }

  @Test
  void namesThatAreTooLongForOtherParsersAreRead() {
    String name = "n".repeat(100_000);
    assertThat(document("{\"" + name + "\":1}").asMap()).containsKey(name);
  }

  @Test
  void anyNumberOfNamesIsRead() {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < 200_000; i++) {
      names.add("\"" + Integer.toString(i, 36) + "\":1");
    }
    assertThat(document("{" + String.join(",", names) + "}").asMap()).hasSize(200_000);
  }

  @Test
  void equalTextsAreEqual() {
    assertThat(document("{\"a\":1}"))
        .isEqualTo(document("{\"a\":1}"))
        .hasSameHashCodeAs(document("{\"a\":1}"))
        .isNotEqualTo(document("{\"a\": 1}"));
  }

  @Test
  void showsTheBeginningOfALongText() {
    String text = "{\"a\":\"" + "x".repeat(200) + "\"}";
    assertThat(document(text)).hasToString(text.substring(0, 80) + "... (208 bytes)");
  }

  @Test
  void showsAShortTextWhole() {
    assertThat(document("{\"a\":1}")).hasToString("{\"a\":1}");
  }

  @Test
  void doesNotCutALetterInHalfWhenShown() {
    String text = "{\"ab\":\"" + "é".repeat(100) + "\"}";
    assertThat(document(text).toString()).doesNotContain("\uFFFD");
  }
}
