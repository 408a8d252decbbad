package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.JsonDocument;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BestLapTest {
  private static BestLap of(String json) {
    return BestLap.of(JsonDocument.copyOf(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void isTheShortestTime() {
    var best =
        of("{\"time\":[91.5,90.25,92],\"lap\":[3,4,5],\"compound\":[\"HARD\",\"SOFT\",\"HARD\"]}");

    assertThat(best).isEqualTo(new BestLap(3, 4, 90.25, "SOFT"));
  }

  @Test
  void aLapWithoutATimeDoesNotCount() {
    assertThat(of("{\"time\":[\"None\",92.0],\"lap\":[1,2]}").number()).isEqualTo(2);
  }

  @Test
  void aDeletedTimeDoesNotCount() {
    var best = of("{\"time\":[90.0,92.0],\"lap\":[1,2],\"del\":[true,false]}");

    assertThat(best.number()).isEqualTo(2);
  }

  @Test
  void withoutTimesThereIsNone() {
    assertThat(of("{\"time\":[\"None\"],\"lap\":[1]}").seconds()).isNaN();
  }

  @Test
  void anUnknownTyreIsAHyphen() {
    var best = of("{\"time\":[90.0],\"lap\":[1],\"compound\":[\"nan\"]}");

    assertThat(best.tyre()).isEqualTo("-");
  }
}
