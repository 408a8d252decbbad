package io.tif1.model.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.JsonException;
import java.util.List;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reader of tables accepts nothing that the check of bodies refuses, and fails in one way. */
class ReaderDifferenceTest {
  private static final String[] FILES = {
    "{\"tel\":{\"time\":[0.0,0.134,0.27],\"rpm\":[9500,9612.337461,\"None\"],\"gear\":[3,3,4],"
        + "\"brake\":[0,1,true],\"rel_distance\":[1.5e-06,2.9164E-6,5e-324],"
        + "\"DriverAhead\":[\"31\",\"\\u0034\",null],\"new\":[1,\"a\",2],\"nest\":[[1],{\"a\":[]}],"
        + "\"dataKey\":\"2026-Simulated-Race-AAA-1\"}}",
    "{\"time\": [93.669, \"None\"], \"lap\": [1.0, 2.0], \"compound\": [\"SOFT\", \"nan\"], "
        + "\"pb\": [true, false], \"status\": [\"1\", \"\"], \"drv\": [\"AAA\", \"AAA\"], \"x\": {}}",
    "{\"drivers\":[{\"driver\":\"AAA\",\"team\":\"S\u00e3o\",\"dn\":\"7\",\"url\":\"None\"},"
        + "{\"driver\":\"BBB\",\"new\":5,\"nest\":[1]}]}",
    "{\"CornerNumber\":[1,2],\"X\":[1.5,-2],\"Rotation\":91.0,\"wT\":[1],\"cat\":[\"Flag\"]}",
  };

  private static final byte[] OTHERS =
      "{}[]\",:\\ \n09.-eEtnNIy\u0000\u007f\u0080\u00bf\u00c3\u00ff".getBytes(ISO_8859_1);

  private static final TableReader READER = new TableReader();

  private static final List<Consumer<byte[]>> KINDS =
      List.of(
          text -> READER.telemetry(text, 0, text.length),
          text -> READER.laps(text, 0, text.length, "AAA"),
          text -> READER.drivers(text, 0, text.length),
          text -> READER.weather(text, 0, text.length),
          text -> READER.raceControl(text, 0, text.length),
          text -> READER.corners(text, 0, text.length));

  private static void requireAgreement(byte[] text) {
    boolean wellFormed = true;
    try {
      JsonScanner.requireObject(text, 0, text.length);
    } catch (JsonException e) {
      wellFormed = false;
    }
    for (Consumer<byte[]> kind : KINDS) {
      boolean read = true;
      try {
        kind.accept(text);
      } catch (JsonException e) {
        read = false;
        assertThat(e.offset()).isBetween(0, text.length);
      }
      assertThat(wellFormed || !read).as(new String(text, UTF_8)).isTrue();
    }
  }

  @Property(tries = 20_000)
  void nothingIllFormedIsRead(@ForAll long seed) {
    var documents = new Documents(seed, false);
    byte[] text = FILES[Math.floorMod(seed, FILES.length)].getBytes(UTF_8);
    requireAgreement(documents.mutate(text));
  }

  @Property(tries = 5000)
  void anyObjectIsReadOrRefused(@ForAll long seed) {
    var documents = new Documents(seed, false);
    requireAgreement(documents.write(documents.object(3)));
  }

  @Property(tries = 3000)
  void anyBytesAreReadOrRefused(@ForAll @Size(max = 200) byte[] bytes) {
    requireAgreement(bytes);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void noPrefixOfAFileIsRead(int file) {
    byte[] text = FILES[file].getBytes(UTF_8);
    for (int end = 0; end < text.length; end++) {
      requireAgreement(java.util.Arrays.copyOf(text, end));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void everyByteChangedToAnotherIsReadOrRefused(int file) {
    byte[] text = FILES[file].getBytes(UTF_8);
    for (int at = 0; at < text.length; at++) {
      byte was = text[at];
      for (byte value : OTHERS) {
        text[at] = value;
        requireAgreement(text);
      }
      text[at] = was;
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"tel\":{\"deep\":%s}}",
        "{\"deep\":%s}",
        "{\"drivers\":[{\"deep\":%s}],\"x\":%s}"
      })
  void nestingIsBoundedWhereTheScannerBoundsIt(String around) {
    for (int depth = JsonScanner.MAX_DEPTH - 6; depth < JsonScanner.MAX_DEPTH + 3; depth++) {
      String nest = "[".repeat(depth) + "]".repeat(depth);
      requireAgreement(around.replace("%s", nest).getBytes(UTF_8));
      requireAgreement(around.replace("%s", "[1," + nest + "]").getBytes(UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void theSameIsReadInTheMiddleOfAnArray(int file) {
    byte[] text = FILES[file].getBytes(UTF_8);
    byte[] within = new byte[text.length + 200];
    java.util.Arrays.fill(within, (byte) '7'); // what stands beside must not be read
    System.arraycopy(text, 0, within, 100, text.length);
    var reader = new TableReader();
    assertThat(reader.laps(within, 100, 100 + text.length, null))
        .isEqualTo(reader.laps(text, 0, text.length, null));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void whiteSpaceAndAByteOrderMarkChangeNothing(int file) {
    String text = FILES[file];
    String spaced =
        "\uFEFF \r\n\t" + text.replaceAll("(?<=[\\[\\]{}:,])(?![^\"]*\"[,\\]}:])", " \n") + "\n ";
    var reader = new TableReader();
    byte[] plain = text.getBytes(UTF_8);
    byte[] loose = spaced.getBytes(UTF_8);
    assertThat(reader.laps(loose, 0, loose.length, null))
        .isEqualTo(reader.laps(plain, 0, plain.length, null));
  }
}
