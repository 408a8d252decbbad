package io.tif1.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What holds for each kind of chart. */
final class EveryChartTest {
  /** Set it to write the golden pictures anew; then look at them. */
  private static final boolean IS_WRITING = Boolean.getBoolean("tif1.golden.write");

  static Stream<Arguments> charts() {
    return Stream.concat(
        AllCharts.simulated().entrySet().stream()
            .map(each -> Arguments.of("simulated " + each.getKey(), each.getValue().get())),
        AllCharts.small().entrySet().stream()
            .map(each -> Arguments.of("small " + each.getKey(), each.getValue().get())));
  }

  static Stream<Arguments> golden() {
    return AllCharts.small().entrySet().stream()
        .map(each -> Arguments.of(each.getKey(), each.getValue().get()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void isWellFormedWithATitleAndADescription(String name, Chart chart) {
    Parsed svg = Parsed.of(chart.toSvg());

    assertThat(svg.title()).isNotBlank();
    assertThat(svg.description()).isNotBlank();
    assertThat(chart.toSvg()).doesNotContain("NaN").doesNotContain("Infinity");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void isTheSameEachTime(String name, Chart chart) {
    assertThat(chart.toSvg()).isEqualTo(chart.toSvg());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void isSmall(String name, Chart chart) {
    assertThat(chart.toSvg().length()).isLessThan(100_000);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void dataIsThere(String name, Chart chart) {
    Parsed svg = Parsed.of(chart.toSvg());

    assertThat(svg.groupElements("data").size() + svg.groupElements("driver").size()).isPositive();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void titlesAreTakenOver(String name, Chart chart) {
    Parsed svg = Parsed.of(chart.title("Spa & <friends>").subtitle("2026").toSvg());

    assertThat(svg.title()).isEqualTo("Spa & <friends>");
    assertThat(svg.texts()).contains("Spa & <friends>", "2026");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void everyWordIsOnThePicture(String name, Chart chart) {
    for (Element text : Parsed.of(chart.size(1000, 700).toSvg()).elements("text")) {
      double x = Double.parseDouble(text.getAttribute("x"));
      double y = Double.parseDouble(text.getAttribute("y"));
      double size = Double.parseDouble(text.getAttribute("font-size"));
      double width = 0.5 * size * text.getTextContent().length();
      double left =
          switch (text.getAttribute("text-anchor")) {
            case "end" -> x - width;
            case "middle" -> x - width / 2;
            default -> x;
          };

      assertThat(left).as(text.getTextContent()).isGreaterThanOrEqualTo(0);
      assertThat(left + width).as(text.getTextContent()).isLessThanOrEqualTo(1000);
      assertThat(y).as(text.getTextContent()).isBetween(size * 0.7, 700.0);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void legendAndNotesLieOutsideOfTheData(String name, Chart chart) {
    Parsed svg = Parsed.of(chart.toSvg());
    double top = 0;
    for (Element legend : svg.groupElements("legend")) {
      for (Element text : Parsed.list(legend.getElementsByTagName("text"))) {
        top = Math.max(top, Double.parseDouble(text.getAttribute("y")));
      }
    }
    double bottom = 800;
    for (Element note : svg.groupElements("notes")) {
      for (Element text : Parsed.list(note.getElementsByTagName("text"))) {
        bottom = Math.min(bottom, Double.parseDouble(text.getAttribute("y")) - 13);
      }
    }
    for (Element frame : svg.groupElements("frame")) {
      for (Element line : Parsed.list(frame.getElementsByTagName("path"))) {
        for (String point : line.getAttribute("d").substring(1).split("L")) {
          assertThat(Double.parseDouble(point.split(" ")[1])).isBetween(top, bottom);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void bothThemesBecomePicturesThatAreNotBlank(String name, Chart chart) throws IOException {
    for (Theme theme : Theme.values()) {
      BufferedImage image =
          ImageIO.read(new ByteArrayInputStream(chart.theme(theme).toPng(640, 480, 1)));
      Set<Integer> colours = new TreeSet<>();
      for (int x = 0; x < 640; x += 2) {
        for (int y = 0; y < 480; y += 2) {
          colours.add(image.getRGB(x, y));
        }
      }

      assertThat(image.getWidth()).isEqualTo(640);
      assertThat(image.getHeight()).isEqualTo(480);
      assertThat(colours).hasSizeGreaterThan(10);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("charts")
  void theSmallestSizeCanBeDrawn(String name, Chart chart) {
    Parsed.of(chart.size(640, 480).toSvg());
  }

  /** After a wanted change: run with -Dtest.args=-Dtif1.golden.write=true and look at the files. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("golden")
  void looksAsBefore(String name, Chart chart) throws IOException {
    Path file = Path.of("src/test/resources/golden", name + ".svg");
    if (IS_WRITING) {
      Files.createDirectories(file.getParent());
      chart.writeTo(file);
    }

    assertThat(chart.toSvg()).isEqualTo(Files.readString(file));
    assertThat(Files.size(file)).isLessThan(30_000);
  }
}
