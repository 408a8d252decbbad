package io.tif1.model.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.JsonException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs of digits, which are read eight at a time: each byte that can end one, at each place. */
class JsonScannerDigitsTest {
  private static final int LONGEST = 20;

  private static boolean accepts(String text, int end) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    try {
      JsonScanner.requireObject(bytes, 0, end);
      return true;
    } catch (JsonException e) {
      return false;
    }
  }

  private static boolean accepts(String text) {
    return accepts(text, text.length());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":[%s%s]}", "{\"a\":[0,%s%s]}", "{\"a\":[-%s%s]}", "{\"a\":[0.%s%s]}"})
  void ofAllBytesOnlyDigitsAndSpaceMayFollowTheLastNumberOfAnArray(String form) {
    List<String> wrong = new ArrayList<>();
    for (int length = 1; length <= LONGEST; length++) {
      for (int b = 0; b < 256; b++) {
        boolean right = b >= '0' && b <= '9' || b == ' ' || b == '\t' || b == '\n' || b == '\r';
        if (accepts(form.formatted("1".repeat(length), (char) b)) != right) {
          wrong.add(length + " digits, then byte " + b);
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"9,true", "0,true", "/,false", ":,false"})
  void aByteNextToTheDigitsIsNoneAtAnyPlaceOfARun(char middle, boolean right) {
    for (int before = 1; before <= LONGEST; before++) {
      String text = "{\"a\":[" + "1".repeat(before) + middle + "1".repeat(LONGEST) + "]}";
      assertThat(accepts(text)).as(text).isEqualTo(right);
    }
  }

  @Test
  void digitsBehindTheEndOfTheTextAreNotRead() {
    for (int length = 1; length <= LONGEST; length++) {
      String text = "{\"a\":[1" + "1".repeat(length);
      assertThat(accepts(text + "1111111111]}", text.length())).as(text).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,]", "[1,,2]", "[1,-]", "[-,1]", "[1,-a]", "[1 2]", "[1,2", "[1,2}"})
  void whatIsNoListOfNumbersIsRefused(String value) {
    assertThat(accepts("{\"a\":" + value + "}")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[1,-2,3]", "[1, 2 ,3]", "[1,null,2]", "[1,-Infinity,2]", "[1,\"\",2,[3,4],{}]"})
  void numbersMayStandAmongWhatIsNone(String value) {
    assertThat(accepts("{\"a\":" + value + "}")).isTrue();
  }
}
