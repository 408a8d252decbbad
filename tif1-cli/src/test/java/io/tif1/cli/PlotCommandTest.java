package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.SessionSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class PlotCommandTest {
  private Path directory;
  private FakeCdn cdn;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    cdn =
        FakeCdn.serving(
            SessionSimulator.session(2021, "Belgian Grand Prix", "Race")
                .seed(7)
                .drivers(4)
                .laps(6)
                .build());
  }

  @AfterEach
  void stop() {
    cdn.close();
  }

  private Run plot(String kind, String session, String... more) {
    var args = new ArrayList<>(List.of("plot", kind, "2021", "spa", session, "--retries", "0"));
    args.addAll(List.of("--cdn", cdn.baseUri().toString()));
    args.addAll(List.of("--ca", cdn.writeCaPem(directory).toString()));
    args.addAll(List.of(more));
    return Run.of(args.toArray(String[]::new));
  }

  private Run plot(String kind, Path out, String... more) {
    var args = new ArrayList<>(List.of("--out", out.toString()));
    args.addAll(List.of(more));
    return plot(kind, "R", args.toArray(String[]::new));
  }

  private Path svg() {
    return directory.resolve("picture.svg");
  }

  private Element root() throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(svg().toFile())
        .getDocumentElement();
  }

  private String drawn() throws IOException {
    return Files.readString(svg());
  }

  /** Two drivers who are in the simulated race. */
  private static String[] two() {
    return SessionSimulator.session(2021, "Belgian Grand Prix", "Race")
        .seed(7)
        .drivers(4)
        .laps(6)
        .build()
        .drivers()
        .stream()
        .limit(2)
        .map(driver -> driver.code())
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lap-times", "box", "speed", "map", "strategy", "positions", "gap", "weather"})
  void everyKindOfARaceIsAnSvg(String kind) throws Exception {
    Run run = plot(kind, svg());

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(root().getTagName()).isEqualTo("svg");
  }

  @Test
  void theTitleSaysWhichSession() throws Exception {
    plot("gap", svg());

    assertThat(root().getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("Gap to the leader - Belgian Grand Prix 2021, Race");
  }

  @Test
  void saysWhereItWasWritten() {
    assertThat(plot("weather", svg()).err()).contains("Written: " + svg());
  }

  @Test
  void thePngHasTheSizeThatIsAskedFor() throws Exception {
    Path png = directory.resolve("picture.png");
    Run run = plot("box", png, "--size", "640x480");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(ImageIO.read(png.toFile()).getWidth()).isEqualTo(640);
  }

  @Test
  void theSvgHasTheSizeThatIsAskedFor() throws Exception {
    plot("box", svg(), "--size", "640x480");

    assertThat(root().getAttribute("viewBox")).isEqualTo("0 0 640 480");
  }

  @Test
  void darkIsNotLight() throws Exception {
    plot("weather", svg());
    String light = drawn();
    plot("weather", svg(), "--theme", "dark");

    assertThat(drawn()).isNotEqualTo(light);
  }

  @Test
  void onlyTheDriversWhoAreNamedAreDrawn() throws Exception {
    String[] two = two();
    plot("gap", svg(), "--driver", two[0]);

    assertThat(drawn()).contains(two[0]).doesNotContain(two[1]);
  }

  @Test
  void namedLapsAreCompared() throws Exception {
    String[] two = two();
    Run run = plot("speed", svg(), "--lap", two[0] + ":2", "--lap", two[1] + ":3");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(drawn()).contains(two[0] + " lap 2").contains(two[1] + " lap 3");
  }

  @ParameterizedTest
  @CsvSource({"gear", "throttle", "BRAKE"})
  void aMapShowsOtherChannels(String channel) throws Exception {
    plot("map", svg(), "--lap", two()[0] + ":2");
    String speed = drawn();
    Run run = plot("map", svg(), "--lap", two()[0] + ":2", "--colour", channel);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(drawn()).isNotEqualTo(speed);
  }

  @Test
  void withoutTheDriversThereIsAPictureAndTheReport() {
    cdn.faultOn(path -> path.endsWith("/drivers.json"), Fault.status(500));
    Run run = plot("lap-times", svg());

    assertThat(run.exitCode()).isEqualTo(ExitCode.PARTIAL);
    assertThat(svg()).exists();
    assertThat(run.err()).contains("drivers.json");
  }

  @Test
  void aSessionThatIsNotPublishedIsThreeAndNoFile() {
    Run run = plot("lap-times", "Q", "--out", svg().toString());

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.MISSING);
    assertThat(svg()).doesNotExist();
  }

  @Test
  void aLapWithoutTelemetryIsThree() {
    assertThat(plot("map", svg(), "--lap", two()[0] + ":99").exitCode())
        .isEqualTo(ExitCode.MISSING);
  }

  @Test
  void aDeadServerIsOne() {
    cdn.faultAlways(Fault.status(500));

    assertThat(plot("weather", svg()).exitCode()).isEqualTo(ExitCode.FAILED);
  }

  @Test
  void whatTheChartLacksIsOneAndSaid() {
    Run run = plot("lap-times", svg(), "--driver", "XYZ");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("XYZ");
  }

  @Test
  void aFolderThatIsNotThereIsOneAndNamed() {
    Run run = plot("weather", directory.resolve("none/picture.svg"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.err()).contains("no folder " + directory.resolve("none"));
  }

  @Test
  void anEventThatNobodyKnowsIsTwoWithSuggestions() {
    Run run = Run.of("plot", "gap", "2021", "Belgiun", "R", "--out", svg().toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("Belgian Grand Prix");
  }

  @ParameterizedTest
  @CsvSource({
    "gap, --lap=VER:1",
    "gap, --fastest",
    "speed, --colour=gear",
    "weather, --driver=VER",
    "speed, --lap=VER:1",
    "map, --lap=VER",
    "map, --lap=VER:0",
    "map, --lap=VERS:1",
    "speed, --driver=VER",
    "gap, --size=12x800",
    "gap, --size=1200",
    "gap, --theme=blue",
    "wheels, --theme=dark"
  })
  void whatMakesNoSenseIsTwo(String kind, String option) {
    Run run = plot(kind, svg(), option);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @CsvSource({"speed, 'VER,LEC,OCO', 3", "map, 'LEC,VER', 2"})
  void e3_moreDriversThanAPictureShowsAreRefusedAndNamed(String kind, String drivers, int given) {
    Run run = plot(kind, svg(), "--driver", drivers);

    assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
    assertThat(run.err())
        .contains(given + " drivers are given: " + String.join(", ", drivers.split(",")))
        .contains("leave out one");
    assertThat(svg()).doesNotExist();
  }

  @Test
  void aNameWithAnotherEndingIsTwoBeforeAnythingIsFetched() {
    Run run = plot("gap", directory.resolve("picture.gif"));

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(cdn.requestCount()).isZero();
  }

  @Test
  void theHelpNamesEveryKind() {
    assertThat(Run.of("plot", "--help").out().replaceAll("\\s+", " "))
        .contains("lap-times, box, speed, map, strategy, positions, gap, weather, qualifying");
  }
}
