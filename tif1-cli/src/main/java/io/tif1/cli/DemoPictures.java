package io.tif1.cli;

import io.tif1.charts.Chart;
import io.tif1.charts.Charts;
import io.tif1.charts.Palette;
import io.tif1.charts.TrackColour;
import io.tif1.client.LapTelemetry;
import io.tif1.client.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two pictures that the demo ends with. SVG, for that needs no fonts. */
final class DemoPictures {
  private final Path folder;

  /**
   * @param wanted made if it is not there; null for a new one among the temporary ones
   * @throws UncheckedIOException if it cannot be made
   */
  DemoPictures(@Nullable Path wanted) {
    try {
      folder =
          wanted == null
              ? Files.createTempDirectory("tif1-demo-")
              : Files.createDirectories(wanted).toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot make the folder for the pictures: " + PlainWords.of(e), e);
    }
  }

  /**
   * Draws the race and its fastest lap; the files, in that order.
   *
   * @throws UncheckedIOException if one cannot be written
   */
  List<Path> draw(Session race) {
    Palette palette = Palette.ofSeason(race.key().season()).with(race.drivers());
    var files = new ArrayList<Path>();
    files.add(write("gap-to-leader.svg", Charts.gapToLeader(race.laps()).palette(palette)));
    Optional<LapTelemetry> fastest =
        race.fastestLapTelemetry().filter(LapTelemetry::isHad); // some laps have none
    fastest.ifPresent(
        lap ->
            files.add(
                write(
                    "track-map.svg",
                    Charts.trackMap(lap.telemetry(), race.corners(), TrackColour.SPEED))));
    return files;
  }

  private Path write(String name, Chart chart) {
    Path file = folder.resolve(name);
    try {
      chart.writeTo(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + PlainWords.of(e), e);
    }
    return file;
  }
}
