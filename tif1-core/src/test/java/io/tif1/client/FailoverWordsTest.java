package io.tif1.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Origin.Refusal;
import io.tif1.model.SessionKey;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailoverWordsTest {
  private static final SessionKey RACE = new SessionKey(2025, "Belgian Grand Prix", "Race");
  private static final Origin REFUSED =
      Origin.network("cdn.staticdelivr.com", 2)
          .refusedBy(List.of(new Refusal("cdn.jsdelivr.net", 403)));
  private static final String WORDS =
      "refused by cdn.jsdelivr.net (403), came from cdn.staticdelivr.com";

  @Test
  void anOriginSaysWhoRefusedAndWhoGaveIt() {
    assertThat(REFUSED.failover()).isEqualTo(WORDS);
    assertThat(REFUSED.refusedBy()).containsExactly("cdn.jsdelivr.net");
  }

  @Test
  void whoDoesNotHaveTheFileDidNotRefuseIt() {
    Origin absent =
        Origin.confirmed("b.example", 2).refusedBy(List.of(new Refusal("a.example", 404)));
    assertThat(absent.failover()).isEqualTo("not on a.example (404), confirmed by b.example");
  }

  @Test
  void whatCameAtOnceOrFromACacheSaysNothing() {
    assertThat(Origin.network("a.example", 1).failover()).isEmpty();
    assertThat(Origin.memory("a.example", Duration.ZERO).failover()).isEmpty();
  }

  @Test
  void theReportsOfAFileAndOfALoadSayIt() {
    FileReport weather = FileReport.had(Resource.weather(RACE), REFUSED);
    FileReport drivers =
        FileReport.had(Resource.drivers(RACE), Origin.network("cdn.jsdelivr.net", 1));

    assertThat(weather.refusedBy()).containsExactly("cdn.jsdelivr.net");
    assertThat(weather.message()).isEqualTo(WORDS);
    assertThat(drivers.refusedBy()).isEmpty();
    assertThat(drivers.message()).isEmpty();
    assertThat(LoadReport.of(RACE, List.of(drivers, weather)).toString().lines())
        .filteredOn(line -> line.contains("weather.json"))
        .singleElement()
        .asString()
        .endsWith(WORDS);
  }

  @Test
  void telemetryIsCountedByWhoRefusedIt() {
    LoadReport report =
        LoadReport.of(
            RACE,
            List.of(
                FileReport.had(Resource.telemetry(RACE, "VER", 1), REFUSED),
                FileReport.had(Resource.telemetry(RACE, "VER", 2), REFUSED),
                FileReport.had(Resource.telemetry(RACE, "VER", 3), Origin.network("a", 1))));

    assertThat(report.toString().lines())
        .anyMatch(line -> line.contains("2 files of telemetry") && line.endsWith(WORDS))
        .anyMatch(line -> line.endsWith("1 files of telemetry"));
  }
}
