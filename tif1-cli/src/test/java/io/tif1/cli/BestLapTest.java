package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Laps;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BestLapTest {
  private static Laps laps(String json) {
    return Laps.decode(json.getBytes(StandardCharsets.UTF_8), null);
  }

  private static BestLap of(String json) {
    return BestLap.of(Map.of("VER", laps(json))).get("VER");
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

  @Test
  void e4_aLapThatNobodyCanHaveDrivenBesideTheSectorsOfOthersDoesNotCount() {
    Laps own =
        laps(
            "{\"time\":[107.0,61.0],\"lap\":[1,2],\"s1\":[\"None\",\"None\"],\"iacc\":[false,false],"
                + "\"pb\":[true,false]}");
    Laps others =
        laps(
            "{\"time\":[105.0],\"lap\":[1],\"s1\":[35.0],\"s2\":[35.0],\"s3\":[35.0],"
                + "\"iacc\":[true],\"pb\":[true]}");

    Map<String, BestLap> best = BestLap.of(Map.of("HAM", own, "VER", others));

    assertThat(best.get("HAM")).isEqualTo(new BestLap(2, 1, 107, "-"));
    assertThat(best.get("VER").number()).isEqualTo(1);
  }
}
