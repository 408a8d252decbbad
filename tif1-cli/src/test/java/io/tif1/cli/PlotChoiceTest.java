package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which laps {@code tif1 plot} draws, how large, and what the picture says of it. */
class PlotChoiceTest {
  private static final SimulatedSession RACE = session("Race");

  private static FakeCdn cdn;

  @TempDir private Path directory;

  private static SimulatedSession session(String name) {
    return SessionSimulator.session(2021, "Belgian Grand Prix", name)
        .seed(7)
        .drivers(4)
        .laps(9)
        .build();
  }

  @BeforeAll
  static void start() {
    SimulatedSession practice = session("Practice 1");
    cdn = FakeCdn.serving(path -> (isOf(practice, path) ? practice : RACE).bytes(path));
  }

  private static boolean isOf(SimulatedSession session, String path) {
    return path.contains("/" + session.session() + "/");
  }

  @AfterAll
  static void stop() {
    cdn.close();
  }

  private Run plot(String kind, String session, Path out, String... more) {
    var args = new ArrayList<>(List.of("plot", kind, "2021", "spa", session, "--retries", "0"));
    args.addAll(List.of("--cdn", cdn.baseUri().toString()));
    args.addAll(List.of("--ca", cdn.writeCaPem(directory).toString()));
    args.addAll(List.of("--out", out.toString()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private static String code(int driver) {
    return RACE.drivers().get(driver).code();
  }

  private Path svg() {
    return directory.resolve("picture.svg");
  }

  /** The picture's words; lines of a note that are broken are put together. */
  private String words() throws IOException {
    return Files.readString(svg()).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void f7_ofPracticeQuickLapsAreDrawnUnlessAllAreAskedFor() throws IOException {
    Run quick = plot("box", "FP1", svg());
    String quickWords = words();
    Run all = plot("box", "FP1", svg(), "--all-laps");

    assertThat(quick.exitCode()).as(quick.err()).isZero();
    assertThat(quickWords).contains("Quick laps only, within 107 percent of the fastest");
    assertThat(all.exitCode()).as(all.err()).isZero();
    assertThat(words()).doesNotContain("Quick laps only");
  }

  @ParameterizedTest
  @CsvSource({
    "lap-times, --without-box",
    "box, --quick",
    "speed, --not-deleted",
    "map, --laps=3-6",
    "positions, --laps=1-4"
  })
  void f7_plotTakesTheFiltersOfLapsAndThePictureSaysWhich(String kind, String filter)
      throws IOException {
    Run run = plot(kind, "R", svg(), filter);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(words()).contains("Only laps with " + filter.replace('=', ' ') + ": ");
  }

  @ParameterizedTest
  @CsvSource({
    "weather, --quick, it is not made of laps",
    "gap, --quick, it needs every lap of a driver",
    "strategy, --compound=SOFT, it needs every lap of a driver",
    "positions, --all-laps, it goes with lap-times and box"
  })
  void f7_aFilterThatAPictureCannotHeedIsRefused(String kind, String filter, String why) {
    int before = cdn.requestCount();
    Run run = plot(kind, "R", svg(), filter);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().replaceAll("\\s+", " ")).contains(why);
    assertThat(cdn.requestCount()).isEqualTo(before);
  }

  @Test
  void f7_filtersThatNothingPassesAreThreeAndNoPicture() {
    Run run = plot("lap-times", "R", svg(), "--stint", "9");

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(run.err()).contains("none of").contains("passes the filters");
    assertThat(svg()).doesNotExist();
  }

  @Test
  void f7_aTeamThatIsNotThereIsThreeWithThoseThatAre() {
    Run run = plot("gap", "R", svg(), "--team", "Ferari");

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(run.err()).contains("--team: there is no \"Ferari\" here");
    assertThat(svg()).doesNotExist();
  }

  @Test
  void f7_lapsThatDoNotPassAreNotCompared() {
    Run run = plot("speed", "R", svg(), "--driver", code(0) + "," + code(1), "--stint", "9");

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(run.err()).contains("none of").contains("passes the filters");
    assertThat(svg()).doesNotExist();
  }

  @Test
  void f8_practiceHasBestLapsAndNoPole() throws IOException {
    Run run = plot("qualifying", "FP1", svg());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(words())
        .contains("Best laps - Belgian Grand Prix 2021, Practice 1")
        .contains("Gap to the fastest (s)")
        .doesNotContain("pole");
  }

  @Test
  void f8_theScaleMakesMorePixels() throws IOException {
    Path png = directory.resolve("picture.png");
    Run run = plot("weather", "R", png, "--size", "640x480", "--scale", "2");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(1280);
  }

  @ParameterizedTest
  @CsvSource({
    "--size=320x240, is too small",
    "--size=20000x800, is too large",
    "--size=1200, is not a size",
    "--scale=0, is not a scale",
    "--scale=two, is not a scale"
  })
  void f8_sizesAndScalesThatMakeNoSenseAreRefusedWithASentence(String option, String why) {
    int before = cdn.requestCount();
    Run run = plot("weather", "R", svg(), option);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(why);
    assertThat(cdn.requestCount()).isEqualTo(before);
  }

  @Test
  void f5_theFastestLapsAreComparedByTheirPublishedSectorTimes() throws IOException {
    Run run = plot("speed", "R", svg());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(words()).contains("exact by the published times at the dots");
  }

  @Test
  void f5_namedLapsAreComparedByTheirPublishedSectorTimes() throws IOException {
    Run run = plot("speed", "R", svg(), "--lap", code(0) + ":3", "--lap", code(1) + ":3");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(words()).contains("exact by the published times at the dots");
  }
}
