package io.tif1.charts;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Laps;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

/** What tells drivers and tyres apart, with and without colour. */
final class LooksTest {
  private static final List<String> TEAMS = TeamsOf2026.NAMES;
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");
  private static final Pattern FIRST_DOT = Pattern.compile("d=\"M[0-9.]+ [0-9.]+([al][^zM]*z)");

  /** Eleven teams of two, six laps each. */
  private static Laps field() {
    var table = new TablesByHand();
    for (int i = 0; i < 2 * TEAMS.size(); i++) {
      String driver = "" + (char) ('A' + i) + (char) ('A' + i) + "X";
      for (int lap = 1; lap <= 6; lap++) {
        table.lap(
            driver,
            TEAMS.get(i / 2),
            lap,
            "LapTime",
            90 + i * 0.1 + lap * 0.05,
            "Time",
            lap * (90 + i * 0.1),
            "Position",
            i + 1,
            "Compound",
            "SOFT");
      }
    }
    return table.laps();
  }

  private static Chart chart(String kind) {
    return switch (kind) {
      case "lap-times" -> Charts.lapTimes(field());
      case "box" -> Charts.lapTimeBox(field());
      case "positions" -> Charts.positions(field());
      case "gap" -> Charts.gapToLeader(field());
      default -> Charts.qualifying(field());
    };
  }

  /** The shape of the first point and whether it is full, for each driver in a picture. */
  private static Set<String> shapes(Chart chart, String panel) {
    Set<String> shapes = new HashSet<>();
    for (String driver : chart.toSvg().split("<g class=\"driver\">")) {
      int paths = driver.indexOf("<path");
      Matcher dot = FIRST_DOT.matcher(driver);
      if (driver.startsWith("\n<title>") && paths >= 0 && dot.find()) {
        int start = driver.lastIndexOf("<path", dot.start());
        Matcher fill = COLOUR.matcher(driver.substring(start));
        shapes.add(dot.group(1) + (fill.find() && fill.group().equals(panel)));
      }
    }
    return shapes;
  }

  @ParameterizedTest
  @ValueSource(strings = {"lap-times", "box", "positions", "gap", "qualifying"})
  void f1_everyDriverHasALookOfItsOwnWithoutColour(String kind) {
    String ground = kind.equals("qualifying") ? "#ffffff" : "#f7f7f8";

    assertThat(shapes(chart(kind), ground)).hasSize(22);
  }

  @ParameterizedTest
  @ValueSource(strings = {"positions", "gap", "box"})
  void f1_linesOfTeamMatesDifferByDashes(String kind) {
    int dashed = 0;
    for (Element driver : Parsed.of(chart(kind).toSvg()).groupElements("driver")) {
      boolean isDashed =
          Parsed.list(driver.getElementsByTagName("path")).stream()
              .anyMatch(path -> !path.getAttribute("stroke-dasharray").isEmpty());
      dashed += isDashed ? 1 : 0;
    }

    assertThat(dashed).isEqualTo(11);
  }

  @Test
  void f1_theSecondOfTwoLapsIsDashed() {
    LapTrace lap = LapTrace.of("one", Samples.telemetry(Samples.circle())).ofTeam("Ferrari");
    List<Element> speeds =
        Parsed.of(Charts.speedTrace(lap, lap, null).toSvg()).groupElements("speed");

    assertThat(speeds.get(0).getElementsByTagName("path").item(0).getAttributes())
        .satisfies(path -> assertThat(path.getNamedItem("stroke-dasharray")).isNull());
    assertThat(speeds.get(1).getElementsByTagName("path").item(0).getAttributes())
        .satisfies(path -> assertThat(path.getNamedItem("stroke-dasharray")).isNotNull());
  }

  @ParameterizedTest
  @EnumSource
  void f1_aDriverLooksTheSameWhoeverElseIsDrawn(Theme theme) {
    String alone = Charts.lapTimes(field(), "DDX", "TTX").theme(theme).toSvg();
    String all = Charts.lapTimes(field()).theme(theme).toSvg();

    for (String driver : List.of("DDX", "TTX")) {
      assertThat(fill(alone, driver)).isEqualTo(fill(all, driver));
    }
  }

  private static String fill(String svg, String driver) {
    String group = svg.substring(svg.indexOf("<title>" + driver + "</title>"));
    return group.substring(group.indexOf("fill="), group.indexOf(" d="));
  }

  private static Laps tyres(String... compounds) {
    var table = new TablesByHand();
    for (int lap = 1; lap <= 2 * compounds.length; lap++) {
      table.lap(
          "AAA", "Ferrari", lap, "LapTime", 90 + lap * 0.1, "Compound", compounds[(lap - 1) / 2]);
    }
    return table.laps();
  }

  @Test
  void f2_barsOfTyresAreLettered() {
    Laps laps = tyres("SOFT", "MEDIUM", "HARD", "INTERMEDIATE", "WET");

    assertThat(Parsed.of(Charts.tyreStrategy(laps).toSvg()).texts())
        .contains("S 2", "M 2", "H 2", "I 2", "W 2")
        .contains("S", "M", "H", "I", "W");
  }

  @Test
  void f2_theSevenHardnessesOf2018HaveLettersOfTheirOwn() {
    Laps laps = tyres("HYPERSOFT", "ULTRASOFT", "SUPERSOFT", "SOFT", "HARD", "SUPERHARD");

    assertThat(Parsed.of(Charts.tyreStrategy(laps).toSvg()).texts())
        .contains("HS 2", "US 2", "SS 2", "S 2", "H 2", "SH 2");
  }

  @Test
  void f2_aBarOfOneLapHasItsLetterInTheSmallestPicture() {
    var table = new TablesByHand();
    for (int lap = 1; lap <= 70; lap++) {
      String tyre = lap == 35 ? "INTERMEDIATE" : lap < 35 ? "SOFT" : "HARD";
      table.lap("AAA", "Ferrari", lap, "LapTime", 90, "Compound", tyre);
    }
    List<Element> bars =
        Parsed.of(Charts.tyreStrategy(table.laps()).size(640, 480).toSvg()).groupElements("stint");

    assertThat(bars.get(1).getElementsByTagName("text").item(0).getTextContent()).isEqualTo("I");
  }

  @Test
  void f2_pointsOfTyresDifferByShape() {
    Laps laps = tyres("SOFT", "MEDIUM", "HARD", "INTERMEDIATE", "WET", "UNKNOWN");
    Set<String> shapes = new HashSet<>();
    for (Element tyre : Parsed.of(Charts.lapTimes(laps).toSvg()).groupElements("compound")) {
      Element path = (Element) tyre.getElementsByTagName("path").item(0);
      Matcher dot = FIRST_DOT.matcher("d=\"" + path.getAttribute("d"));
      assertThat(dot.find()).isTrue();
      shapes.add(dot.group(1));
    }

    assertThat(shapes).hasSize(6);
  }

  @Test
  void f2_theTwoTemperaturesDifferByDashes() {
    List<Element> measures =
        Parsed.of(Charts.weather(Samples.weather()).toSvg()).groupElements("measure");

    assertThat(
            measures.stream()
                .limit(2)
                .map(each -> (Element) each.getElementsByTagName("path").item(0))
                .map(path -> path.getAttribute("stroke-dasharray").isEmpty()))
        .containsExactly(true, false);
  }
}
