package io.tif1.cli;

import io.tif1.charts.Chart;
import io.tif1.charts.Charts;
import io.tif1.charts.LapTrace;
import io.tif1.charts.Palette;
import io.tif1.charts.Theme;
import io.tif1.charts.TrackColour;
import io.tif1.cli.PlotData.DrawnLap;
import io.tif1.client.Session;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import java.util.List;
import java.util.Optional;

/** Makes the picture that is wished for, out of what it fetches. */
final class PlotChart {
  private final Session session;
  private final PlotData data;
  private final PlotWishes wishes;

  PlotChart(Session session, PlotData data, PlotWishes wishes) {
    this.session = session;
    this.data = data;
    this.wishes = wishes;
  }

  /**
   * The picture; empty if it is of fastest laps and too few are timed.
   *
   * @throws io.tif1.client.Tif1Exception if what is drawn cannot be had
   * @throws io.tif1.charts.ChartException if it lacks what the picture shows
   */
  Optional<Chart> of(PlotKind kind) {
    return switch (kind) {
      case SPEED -> speed();
      case MAP -> map();
      case WEATHER -> Optional.of(dressed(kind.title(), Charts.weather(data.weather()), palette()));
      case LAP_TIMES, BOX, STRATEGY, POSITIONS, GAP, QUALIFYING -> Optional.of(ofLaps(kind));
    };
  }

  private Chart ofLaps(PlotKind kind) {
    String[] drivers = wishes.drivers().codes(session).toArray(String[]::new);
    Laps laps = data.laps();
    Chart chart =
        switch (kind) {
          case LAP_TIMES -> Charts.lapTimes(laps, drivers);
          case BOX -> Charts.lapTimeBox(laps, drivers);
          case STRATEGY -> Charts.tyreStrategy(laps, drivers);
          case POSITIONS -> Charts.positions(laps, drivers);
          case GAP -> Charts.gapToLeader(laps, drivers);
          case QUALIFYING -> Charts.qualifying(laps);
          default -> throw new IllegalStateException(kind + " is not drawn of laps");
        };
    return dressed(kind.title(), chart, colours());
  }

  private Optional<Chart> speed() {
    List<DrawnLap> laps = laps(2);
    if (laps.size() < 2) {
      return Optional.empty();
    }
    Palette palette = colours();
    LapTrace first = trace(laps.get(0), palette);
    LapTrace second = trace(laps.get(1), palette);
    Chart chart = Charts.speedTrace(first, second, data.corners());
    return Optional.of(dressed(PlotKind.SPEED.title(), chart, palette));
  }

  private static LapTrace trace(DrawnLap lap, Palette palette) {
    var trace = LapTrace.of(lap.label(), lap.telemetry());
    return palette.teamOf(lap.driver()).map(trace::ofTeam).orElse(trace);
  }

  private Optional<Chart> map() {
    List<DrawnLap> laps = laps(1);
    if (laps.isEmpty()) {
      return Optional.empty();
    }
    DrawnLap lap = laps.get(0);
    TrackColour colour = TrackColour.valueOf(wishes.colour().name());
    Chart chart = Charts.trackMap(lap.telemetry(), data.corners(), colour);
    return Optional.of(dressed(lap.label(), chart, palette()));
  }

  private List<DrawnLap> laps(int wanted) {
    if (!wishes.laps().isEmpty()) {
      return wishes.laps().stream().map(data::lap).toList();
    }
    List<String> drivers = wishes.drivers().codes(session);
    if (!drivers.isEmpty() && drivers.size() < wanted) {
      throw new IllegalArgumentException(
          "--driver: the fastest laps of two drivers are compared, and only "
              + drivers.get(0)
              + " is given");
    }
    if (drivers.size() > wanted) {
      throw new IllegalArgumentException(
          "--driver: "
              + (wanted == 1 ? "map shows the fastest lap of one driver" : "speed compares two")
              + ", and "
              + Units.count(drivers.size(), "driver")
              + " are given: "
              + String.join(", ", drivers)
              + "; leave out "
              + (drivers.size() - wanted == 1 ? "one" : String.valueOf(drivers.size() - wanted)));
    }
    return data.fastest(drivers, wanted);
  }

  private Palette palette() {
    return Palette.ofSeason(session.key().season());
  }

  private Palette colours() {
    return data.drivers().map(palette()::with).orElseGet(this::palette);
  }

  private Chart dressed(String what, Chart chart, Palette palette) {
    SessionKey key = session.key();
    String where = key.event() + " " + key.season() + ", " + key.session();
    return chart
        .title(what + " - " + where)
        .palette(palette)
        .theme(wishes.isDark() ? Theme.DARK : Theme.LIGHT)
        .size(wishes.size().width(), wishes.size().height());
  }
}
