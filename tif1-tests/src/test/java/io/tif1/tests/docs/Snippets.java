package io.tif1.tests.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.charts.Chart;
import io.tif1.charts.Charts;
import io.tif1.charts.LapTrace;
import io.tif1.charts.Palette;
import io.tif1.charts.Theme;
import io.tif1.charts.TrackColour;
import io.tif1.client.CircuitOpenException;
import io.tif1.client.FetchFailedException;
import io.tif1.client.InvalidDataException;
import io.tif1.client.LapTelemetry;
import io.tif1.client.LoadedSession;
import io.tif1.client.NotFoundException;
import io.tif1.client.Outcome;
import io.tif1.client.Part;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.client.Session;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchListener;
import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.JsonDocument;
import io.tif1.model.LapDelta;
import io.tif1.model.Laps;
import io.tif1.model.Telemetry;
import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.ManualTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Java of the documents, compiled. {@link SnippetsTest} compares each block of Java in them
 * with the regions here.
 */
final class Snippets {
  private Snippets() {}

  static void fastestLap() {
    // #region fastest-lap
    try (Tif1 f1 = Tif1.open()) {
      Session race = f1.session(2021, "Spa", "R");
      race.fastestLapTelemetry()
          .filter(LapTelemetry::isHad)
          .ifPresent(it -> System.out.println(it.lap() + ": " + it.telemetry().speedKph().max()));
    }
    // #endregion
  }

  static void quickLaps() {
    // #region quick-laps
    try (Tif1 f1 = Tif1.open()) {
      Session qualifying = f1.session(2025, "Monaco", "Q");
      Laps quick = qualifying.laps().pickDrivers("VER", "LEC", "44").pickQuickLaps();
      Progress end =
          qualifying.telemetryEach(
              quick, lap -> System.out.println(lap.lap() + ": " + lap.outcome().toOptional()));
      System.out.println(end.missing() + " not published, " + end.failed() + " failed");
    }
    // #endregion
  }

  static void comparedLaps(Tif1 f1) {
    // #region compared-laps
    Session race = f1.session(2021, "Spa", "R");
    Telemetry ver = race.lap("VER", 2).telemetry();
    Telemetry ham = race.lap("HAM", 2).telemetry();
    LapDelta delta = LapDelta.between(ver, ham); // by distance: where time is lost
    System.out.println(delta.lastS() + " s; " + ver.resampleByDistance(10).speedKph());
    // #endregion
  }

  static void settingsEventsStats() {
    // #region settings-events-stats
    FetchListener log =
        event -> {
          if (event instanceof AttemptEnded attempt) {
            System.out.println(attempt.cdn() + " " + attempt.verdict() + " " + attempt.timing());
          }
        };
    var config = Tif1Config.load().toBuilder().timeout(Duration.ofSeconds(10)).build();
    try (Tif1 f1 = Tif1.builder(config).listener(log).open()) {
      f1.settings().set("max_retries", 0); // holds from the next fetch on
      f1.fetch(Resource.json(2021, "Belgian Grand Prix", "Race", "weather.json"));
      System.out.println(f1.stats() + "; " + f1.connectionStats() + "; " + f1.cdns());
    }
    // #endregion
  }

  @SuppressWarnings("unused")
  static void settingsTwoWays(Tif1 tif1) {
    // #region settings-two-ways
    Tif1Config config = Tif1Config.load().toBuilder().maxRetries(0).build(); // typed
    tif1.settings().set("max_retries", 0); // by key, on an open client
    // #endregion
  }

  static void customTimeout() {
    // #region custom-timeout
    try (Tif1 f1 = Tif1.open()) {
      JsonDocument laps =
          f1.with(options -> options.withTimeout(Duration.ofSeconds(60)))
              .fetch(Resource.json(2021, "Belgian Grand Prix", "Race", "laps_VER.json"));
      System.out.println("Success: " + laps.asMap().keySet());
    } catch (NotFoundException e) {
      System.out.println("Data not found: " + e.event() + " " + e.session());
    } catch (FetchFailedException e) {
      System.out.println("Network error: " + e.url());
    }
    // #endregion
  }

  static void parallelSession() {
    // #region parallel-session
    List<String> drivers = List.of("VER", "HAM", "LEC", "SAI", "NOR");
    List<Resource<JsonDocument>> requests =
        drivers.stream()
            .map(d -> Resource.json(2021, "Belgian Grand Prix", "Race", "laps_" + d + ".json"))
            .toList();
    try (Tif1 f1 = Tif1.open()) {
      List<Outcome<JsonDocument>> results =
          f1.with(options -> options.withMaxConcurrentRequests(10)).fetchAll(requests);
      for (int i = 0; i < drivers.size(); i++) {
        String driver = drivers.get(i);
        Optional<JsonDocument> laps = results.get(i).toOptional();
        laps.ifPresent(l -> System.out.println(driver + ": " + l.asMap().size() + " columns"));
      }
    }
    // #endregion
  }

  static void whatToDo(Tif1 f1, Resource<JsonDocument> file) {
    // #region what-to-do
    try {
      f1.fetch(file);
    } catch (NotFoundException e) {
      System.out.println("check the names: " + e.event() + ", " + e.session() + ", " + e.path());
    } catch (InvalidDataException e) {
      System.out.println("published, but not usable: " + e.getMessage());
    } catch (CircuitOpenException e) {
      System.out.println("ask again in " + e.retryIn());
    } catch (FetchFailedException e) {
      e.attempts().forEach(System.out::println); // each CDN, its status and its problem
    }
    // #endregion
  }

  static void aSession(Tif1 f1) {
    // #region a-session
    Session race = f1.session(2021, "Spa", "R"); // nothing is fetched yet
    Telemetry telemetry = race.lap("VER", 2).telemetry(); // one file
    Laps laps = race.laps(); // one file, or one for each driver
    System.out.println(telemetry.size() + " samples, " + laps.pickFastest());
    // #endregion
  }

  static void loadReport(Tif1 f1) {
    // #region load-report
    LoadedSession monaco =
        f1.session(2025, "Monaco", "Q").load(Part.DRIVERS, Part.LAPS, Part.WEATHER);
    if (!monaco.isComplete()) {
      System.out.println(monaco.report()); // a table: status, file, from, age, attempts, remark
    }
    monaco.laps().ifPresent(laps -> System.out.println(laps.fastestPerDriver()));
    // #endregion
  }

  static void fastestLapsTelemetry(Tif1 f1) {
    // #region fastest-laps-telemetry
    for (LapTelemetry fastest : f1.session(2021, "Spa", "Q").fastestLapsTelemetry("VER", "HAM")) {
      System.out.println(
          fastest.lap() + ": " + (fastest.isHad() ? fastest.telemetry().size() : "no telemetry"));
    }
    // #endregion
  }

  static void handMovedTime(Path directory) {
    // #region hand-moved-time
    var time = new ManualTime();
    var file = Resource.json(2021, "Belgian Grand Prix", "Race", "drivers.json");
    var published = Map.of("2021@main/Belgian Grand Prix/Race/drivers.json", "{\"drivers\":[]}");
    try (FakeCdn cdn = FakeCdn.serving(Content.of(published))) {
      var config =
          Tif1Config.defaults().toBuilder()
              .cdns(List.of(cdn.baseUri()))
              .caBundle(cdn.writeCaPem(directory))
              .retryJitter(false)
              .build();
      try (Tif1 f1 = Tif1.builder(config).timeSource(time).open()) {
        cdn.faultNext(Fault.status(503));

        var fetch = f1.fetchAsync(file);
        cdn.awaitRequests(1); // past the look-up of the host, which has timers of its own
        time.awaitTimer(Duration.ofSeconds(2)::equals); // the pause before the second round
        time.advance(Duration.ofSeconds(2));

        assertThat(fetch.join().text()).isEqualTo("{\"drivers\":[]}");
        assertThat(cdn.requestCount()).isEqualTo(2);
      }
    }
    // #endregion
  }

  static void charts(Laps laps, Drivers drivers) throws IOException {
    // #region charts
    Chart chart =
        Charts.lapTimes(laps, "VER", "NOR", "LEC")
            .title("Belgian Grand Prix 2026")
            .palette(Palette.ofSeason(2026).with(drivers))
            .theme(Theme.DARK);
    chart.writeTo(Path.of("lap-times.svg"));
    chart.size(1600, 900).writeTo(Path.of("lap-times.png"));
    byte[] sharp = chart.toPng(1200, 800, 2); // 2400 by 1600 pixels
    // #endregion
    assertThat(sharp).isNotEmpty();
  }

  static void traces(Telemetry pole, Telemetry second, Corners corners) throws IOException {
    // #region traces
    LapTrace first = LapTrace.of("VER, pole", pole).ofTeam("Red Bull Racing");
    LapTrace other = LapTrace.of("LEC", second).ofTeam("Ferrari");
    Charts.speedTrace(first, other, corners).writeTo(Path.of("speed.svg"));
    Charts.trackMap(pole, corners, TrackColour.GEAR).writeTo(Path.of("map.svg"));
    // #endregion
  }
}
