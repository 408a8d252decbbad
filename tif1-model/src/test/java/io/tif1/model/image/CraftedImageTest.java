package io.tif1.model.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Images that no program of ours has written. */
class CraftedImageTest {
  private final ByteBuffer out = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);

  private CraftedImageTest head(char kind, int rows, int findings, int columns) {
    out.put((byte) kind).putInt(rows).putInt(findings).putInt(columns);
    return this;
  }

  private CraftedImageTest text(String text) {
    out.putInt(text.length() << 1).put(text.getBytes(ISO_8859_1));
    return this;
  }

  private CraftedImageTest bytes(int... values) {
    for (int value : values) {
      out.put((byte) value);
    }
    return this;
  }

  private CraftedImageTest ints(int... values) {
    for (int value : values) {
      out.putInt(value);
    }
    return this;
  }

  /** A column of the same whole number in each row. */
  private CraftedImageTest lapNumbers() {
    return text("lap").bytes(2, 11).ints(1);
  }

  private void isRefused(String why) {
    byte[] image = Arrays.copyOf(out.array(), out.position());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableImage.read(image))
        .withMessageContaining(why);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 1_000_001, 2_000_000_000, Integer.MAX_VALUE})
  void g5_aNumberOfRowsThatNoFileHasIsRefused(int rows) {
    head('L', rows, 0, 1).lapNumbers().isRefused(rows + " rows");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 100, Integer.MAX_VALUE})
  void g5_aNumberOfFindingsThatDoesNotFitIsRefused(int findings) {
    head('L', 3, findings, 1).lapNumbers().isRefused(findings + " findings");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, 100, Integer.MAX_VALUE})
  void g5_aNumberOfColumnsThatDoesNotFitIsRefused(int columns) {
    head('L', 3, 0, columns).lapNumbers().isRefused(columns + " columns");
  }

  @ParameterizedTest
  @ValueSource(ints = {-9, -1, 1, 77, Integer.MAX_VALUE})
  void g5_aTextThatIsNotAmongTheDifferentOnesIsRefused(int code) {
    head('L', 3, 0, 1).text("drv").bytes(4).ints(1).text("VER").bytes(11).ints(code);
    isRefused("text " + code + " of 1");
  }

  @Test
  void g5_aTextOfOneRowThatIsNotAmongTheDifferentOnesIsRefused() {
    head('L', 3, 0, 1).text("drv").bytes(4).ints(1).text("VER").bytes(12, 0, 0, 1);
    isRefused("row 2 has text 1 of 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {-2, -1, 0x7ffffffe, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void g5_aTextLongerThanTheImageIsRefused(int head) {
    head('L', 3, 0, 1).ints(head).bytes('x');
    isRefused("bytes left");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void g5_moreDifferentTextsThanTheImageHoldsAreRefused(int texts) {
    head('L', 3, 0, 1).text("drv").bytes(4).ints(texts).isRefused("bytes left");
  }

  @Test
  void g5_marksThatLeadToNoValueAreRefused() {
    head('L', 3, 0, 1).text("time").bytes(1, 4).ints(0).bytes(1, 0, 2, 0, 3, 0).ints(7, 0);
    isRefused("0 values");
  }

  @Test
  void g5_marksBehindTheLastRowAreRefused() {
    head('L', 3, 0, 1).text("time").bytes(1, 4).ints(1).bytes(1, 0, 2, 0, 3, 0).ints(8, 0, 0, 0);
    isRefused("behind the last");
  }

  @Test
  void g5_aRowThatIsYesAndMissingIsRefused() {
    head('L', 3, 0, 1).text("del").bytes(3, 3).ints(1, 0, 1, 0).isRefused("yes and missing");
  }

  @Test
  void g5_aColumnThatIsThereTwiceIsRefused() {
    head('L', 3, 0, 2).lapNumbers().lapNumbers().isRefused("two columns lap");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1})
  void g5_aFindingThatWasNotFoundIsRefused(int times) {
    out.put((byte) 'L').putInt(3).putInt(1);
    text("LENGTHS").text("a").text("b").text("c").ints(times, 0).bytes(0, 0, 0, 0);
    byte[] image = Arrays.copyOf(out.array(), out.position());
    assertThatIllegalArgumentException().isThrownBy(() -> TableImage.read(image));
  }

  /** Every byte of two sound images, changed to anything: it is read, and all of it, or refused. */
  @Test
  void g5_whateverIsReadCanBeGoneThrough() {
    byte[][] sound = {
      TableImage.of(
          Telemetry.decode(
              ("{\"tel\":{\"time\":[0.0,0.134,0.27],\"rpm\":[9500,9612.3,null],\"gear\":[3,3,null],"
                      + "\"brake\":[0,1,true],\"DriverAhead\":[\"31\",\"44\",null]}}")
                  .getBytes(UTF_8))),
      TableImage.of(
          Laps.decode(
              ("{\"time\":[90.1,91,null],\"lap\":[1,2,3],\"compound\":[\"SOFT\",null,\"HARD\"],"
                      + "\"del\":[true,false,null]}")
                  .getBytes(UTF_8),
              "VER"))
    };
    var random = new Random(5);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] image = sound[i & 1].clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        image[random.nextInt(image.length)] = (byte) random.nextInt();
      }
      try {
        var table = TableImage.read(image);
        if (table.size() < 1000) {
          table.columns().asMap().values().forEach(Object::toString);
          table.findings();
          assertThat(TableImage.read(TableImage.of(table))).isEqualTo(table);
        }
        read++;
      } catch (IllegalArgumentException refused) {
        assertThat(refused).hasMessageNotContaining("null");
      }
    }
    assertThat(read).isPositive();
  }
}
