package io.tif1.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.JsonException;
import io.tif1.model.Telemetry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Numbers have a quick path far from the end of a file and a slow one near to it: both read the
 * same numbers and refuse the same texts, whatever follows.
 */
class NumberGrammarTest {
  private static final String[] FOLLOWERS = {
    ",1]}}", "]}}", " ,1]}}", " ]}}", "\n]}}", "\t]}}", "\r]}}", "}", "x]}}", "\"]}}", "_]}}",
        ".]}}",
    "-]}}", "+]}}", "e]}}", "0]}}", ":]}}", "\u0000]}}", "\u0007]}}", "é]}}", "]]}}", ",]}}",
        ",,1]}}", ""
  };

  private static boolean scannerAccepts(byte[] text) {
    try {
      JsonScanner.requireObject(text, 0, text.length);
      return true;
    } catch (JsonException e) {
      return false;
    }
  }

  /** At every distance from the end that makes a difference. */
  private static void readsAsTheScannerDoes(String lexeme) {
    for (String follower : FOLLOWERS) {
      for (int padding = 0; padding < 72; padding += padding < 8 || padding > 40 ? 1 : 7) {
        byte[] text =
            ("{\"tel\":{\"rpm\":[" + lexeme + follower + " ".repeat(padding)).getBytes(UTF_8);
        Double read = null;
        try {
          read = Telemetry.decode(text).rpm().get(0);
        } catch (JsonException e) {
          assertThat(e.offset()).isBetween(0, text.length);
        }
        String what = lexeme + follower + " with " + padding;
        assertThat(read != null).as(what).isEqualTo(scannerAccepts(text));
        if (read != null) {
          String whole = follower.startsWith("0") ? lexeme + "0" : lexeme;
          assertThat(read).as(what).isEqualTo(Double.parseDouble(whole));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-0",
        "0.0",
        "-0.0",
        "7",
        "-7",
        "10",
        "1.5",
        "0.000001",
        "123456789012345678",
        "1234567890123456789",
        "9999999999999999999",
        "18446744073709551616",
        "0.1234567890123456",
        "0.12345678901234567",
        "0.123456789012345678",
        "0.1234567890123456789",
        "1.7976931348623157e308",
        "5e-324",
        "4.9E-324",
        "2.4703282292062327e-324",
        "2.47032822920623272e-324",
        "1e400",
        "-1e400",
        "1e-400",
        "0e999",
        "0e9999",
        "0.0e-5",
        "2.916402591313094e-6",
        "2.916402591313094e-06",
        "1E+5",
        "1e0005",
        "1e00000000005",
        "-123456.78901234567e-12",
        "0.00000000000000000000000000000001",
        "0.0000000000000000000000000000000000000000000001",
        "9007199254740993",
        "9007199254740993.0",
        "100000000000000000000000",
        "0.500000000000000166533453693773481063544750213623046875",
        "3.518437208883201171875e13",
        "12345678.12345678",
        "1234567.12345678",
        "12345678.1234567"
      })
  void aNumberIsReadAsJavaReadsIt(String lexeme) {
    readsAsTheScannerDoes(lexeme);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-",
        "+1",
        ".5",
        "1.",
        "-.5",
        "01",
        "-01",
        "00",
        "1e",
        "1e+",
        "1e-",
        "1.e5",
        "1.5e",
        "0x10",
        "1_0",
        "1,5.",
        "--1",
        "1-",
        "1..5",
        "1.5.5",
        "1e5.5",
        "1e5e5",
        "-e5",
        "1 2",
        "١",
        "1f",
        "1d",
        "0b1",
        "0.0000000000000000000000000000000000000000000000.",
        "0.00000000000000000000.0.0.0.0.0.0.0",
        "123456789012345678901234567890.",
        "1e99999999999999999999x",
        "nan",
        "-NaN",
        "None",
        "inf"
      })
  void whatIsNoNumberIsRefusedByBothOrByNone(String lexeme) {
    for (String follower : FOLLOWERS) {
      for (int padding = 0; padding < 72; padding++) {
        byte[] text =
            ("{\"tel\":{\"rpm\":[" + lexeme + follower + " ".repeat(padding)).getBytes(UTF_8);
        boolean accepted = true;
        try {
          Telemetry.decode(text);
        } catch (JsonException e) {
          accepted = false;
        }
        assertThat(accepted).as(lexeme + follower).isEqualTo(scannerAccepts(text));
      }
    }
  }

  /** Zeros and points without end once led the counting of digits beyond the end of the file. */
  @Test
  void zerosAndPointsUpToTheLastByteAreRefused() {
    for (int length = 60; length < 200; length++) {
      byte[] text =
          ("{\"tel\":{\"rpm\":[0." + "0".repeat(25) + ".0".repeat(length)).getBytes(UTF_8);
      JsonException refusal = null;
      try {
        Telemetry.decode(text);
      } catch (JsonException e) {
        refusal = e;
      }
      assertThat(refusal).isNotNull();
    }
  }

  @Test
  void aNumberMayBeAsLongAsTheScannerLetsIt() {
    String longest = "0." + "1".repeat(JsonScanner.MAX_NUMBER_LENGTH - 2);
    assertThat(ReadNumbers.read("[" + longest + "]").get(0)).isEqualTo(Double.parseDouble(longest));
  }
}
