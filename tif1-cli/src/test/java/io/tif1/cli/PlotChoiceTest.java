package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.sim.SessionSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which laps {@code tif1 plot} draws, how large, and what the picture says of it. */
class PlotChoiceTest {
  private Path directory;
  private FakeCdn cdn;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
  }

  private void serve(String session) {
    cdn =
        FakeCdn.serving(
            SessionSimulator.session(2021, "Belgian Grand Prix", session)
                .seed(7)
                .drivers(4)
                .laps(9)
                .build());
  }

  @AfterEach
  void stop() {
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

  private Path svg() {
    return directory.resolve("picture.svg");
  }

  /** The picture's words; lines of a note that are broken are put together. */
  private String words() throws IOException {
    return Files.readString(svg()).replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
  }

  @Test
  void f7_ofPracticeQuickLapsAreDrawnUnlessAllAreAskedFor() throws IOException {
    serve("Practice 1");
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
    "lap-times, --laps=2-5",
    "box, --quick",
    "box, --accurate",
    "speed, --not-deleted",
    "map, --laps=3-6",
    "gap, --laps=2-5",
    "strategy, --laps=1-4",
    "positions, --laps=1-4"
  })
  void f7_plotTakesTheFiltersOfLapsAndThePictureSaysWhich(String kind, String filter)
      throws IOException {
    serve("Race");
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
    serve("Race");
    Run run = plot(kind, "R", svg(), filter);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err().replaceAll("\\s+", " ")).contains(why);
    assertThat(cdn.requestCount()).isZero();
  }

  @Test
  void f7_filtersThatNothingPassesAreThreeAndNoPicture() {
    serve("Race");
    Run run = plot("lap-times", "R", svg(), "--stint", "9");

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(run.err()).contains("none of").contains("passes the filters");
    assertThat(svg()).doesNotExist();
  }

  @Test
  void f7_aTeamThatIsNotThereIsThreeWithThoseThatAre() {
    serve("Race");
    Run run = plot("gap", "R", svg(), "--team", "Ferari");

    assertThat(run.exitCode()).isEqualTo(ExitCode.MISSING);
    assertThat(run.err()).contains("--team: there is no \"Ferari\" here");
    assertThat(svg()).doesNotExist();
  }

  @Test
  void f8_practiceHasBestLapsAndNoPole() throws IOException {
    serve("Practice 1");
    Run run = plot("qualifying", "FP1", svg());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(words())
        .contains("Best laps - Belgian Grand Prix 2021, Practice 1")
        .contains("Gap to the fastest (s)")
        .doesNotContain("pole");
  }

  @Test
  void f8_theScaleMakesMorePixels() throws IOException {
    serve("Race");
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
    serve("Race");
    Run run = plot("weather", "R", svg(), option);

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains(why);
    assertThat(cdn.requestCount()).isZero();
  }

  @Test
  void f5_theFastestLapsAreComparedByTheirPublishedSectorTimes() throws IOException {
    serve("Race");
    Run run = plot("speed", "R", svg());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(words()).contains("exact by the published times at the dots");
  }

  @Test
  void f5_namedLapsAreComparedByTheirPublishedSectorTimes() throws IOException {
    serve("Race");
    var drivers =
        SessionSimulator.session(2021, "Belgian Grand Prix", "Race").seed(7).drivers(4).build();
    Run run =
        plot(
            "speed",
            "R",
            svg(),
            "--lap",
            drivers.drivers().get(0).code() + ":3",
            "--lap",
            drivers.drivers().get(1).code() + ":3");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(words()).contains("exact by the published times at the dots");
  }
}
