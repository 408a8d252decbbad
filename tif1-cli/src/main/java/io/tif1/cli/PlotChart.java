package io.tif1.cli;

import io.tif1.charts.Chart;
import io.tif1.charts.Charts;
import io.tif1.charts.LapPace;
import io.tif1.charts.LapTrace;
import io.tif1.charts.Palette;
import io.tif1.charts.Theme;
import io.tif1.charts.TrackColour;
import io.tif1.cli.PlotData.DrawnLap;
import io.tif1.client.Session;
import io.tif1.model.Columns;
import io.tif1.model.Drivers;
import io.tif1.model.Lap;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import io.tif1.model.result.SessionKind;
import io.tif1.model.result.SessionResults;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the picture that is wished for, out of what it fetches. */
final class PlotChart {
  private final Session session;
  private final PlotData data;
  private final PlotWishes wishes;

  /** Which laps a fastest one was looked for among, if not among all. */
  private Optional<String> note = Optional.empty();

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
    Laps all = data.laps();
    PlotLaps chosen = PlotLaps.of(kind, wishes.filters(), all, wishes.drivers().codes(session));
    Laps laps = chosen.laps();
    String[] drivers = chosen.drivers().toArray(String[]::new);
    LapPace pace = wishes.isOfAllLaps() || hasRaceLaps(all) ? LapPace.ALL : LapPace.QUICK;
    Chart chart =
        switch (kind) {
          case LAP_TIMES -> Charts.lapTimes(laps, pace, drivers);
          case BOX -> Charts.lapTimeBox(laps, pace, drivers);
          case STRATEGY -> Charts.tyreStrategy(laps, drivers);
          case POSITIONS -> Charts.positions(laps, drivers);
          case GAP -> Charts.gapToLeader(laps, drivers);
          case QUALIFYING -> qualifying(laps);
          default -> throw new IllegalStateException(kind + " is not drawn of laps");
        };
    Chart noted = chosen.note().map(chart::note).orElse(chart);
    return dressed(title(kind), noted, colours());
  }

  /** Laps of some years do not say of which part they are; the messages do. */
  private Chart qualifying(Laps laps) {
    if (!isOfQualifying() || !laps.splitQualifyingSessions().isEmpty()) {
      return Charts.qualifying(laps);
    }
    Drivers none = Drivers.of(Columns.of(Map.of()));
    return data.messages()
        .map(messages -> SessionResults.ofQualifying(laps, none, messages))
        .filter(results -> results.stream().anyMatch(row -> !row.parts().isEmpty()))
        .map(results -> Charts.qualifying(laps, results))
        .orElseGet(() -> Charts.qualifying(laps));
  }

  private boolean isOfQualifying() {
    return SessionKind.of(session.key()).orElse(null) == SessionKind.QUALIFYING;
  }

  private static boolean hasRaceLaps(Laps laps) {
    return laps.position().present().findAny().isPresent();
  }

  /** Of practice there are best laps, and nobody qualifies. */
  private String title(PlotKind kind) {
    return kind == PlotKind.QUALIFYING && !isOfQualifying() ? "Best laps" : kind.title();
  }

  private Optional<Chart> speed() {
    List<DrawnLap> laps = laps(PlotKind.SPEED, 2);
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
    Lap published = lap.lap();
    LapTrace timed = published == null ? trace : trace.timedBy(published);
    return palette.teamOf(lap.driver()).map(timed::ofTeam).orElse(timed);
  }

  private Optional<Chart> map() {
    List<DrawnLap> laps = laps(PlotKind.MAP, 1);
    if (laps.isEmpty()) {
      return Optional.empty();
    }
    DrawnLap lap = laps.get(0);
    TrackColour colour = TrackColour.valueOf(wishes.colour().name());
    Chart chart = Charts.trackMap(lap.telemetry(), data.corners(), colour);
    return Optional.of(dressed(lap.label(), chart, palette()));
  }

  private List<DrawnLap> laps(PlotKind kind, int wanted) {
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
    if (wishes.filters().given().isEmpty()) {
      return data.fastest(drivers, wanted);
    }
    PlotLaps chosen = PlotLaps.of(kind, wishes.filters(), data.laps(), drivers);
    note = chosen.note();
    Laps among = chosen.laps();
    List<DrawnLap> found =
        data.fastest(drivers.isEmpty() ? among : among.pickDrivers(drivers), wanted);
    if (found.size() < wanted) {
      throw new PlotLaps.NothingException(
          List.of(
              kind
                  + " shows the fastest laps of "
                  + Units.count(wanted, "driver")
                  + ", and "
                  + (found.isEmpty() ? "nobody" : "only " + found.get(0).driver())
                  + " has a timed lap that passes the filters"));
    }
    return found;
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
    return note.map(chart::note)
        .orElse(chart)
        .title(what + " - " + where)
        .palette(palette)
        .theme(wishes.isDark() ? Theme.DARK : Theme.LIGHT)
        .size(wishes.size().width(), wishes.size().height())
        .scale(wishes.scale());
  }
}
