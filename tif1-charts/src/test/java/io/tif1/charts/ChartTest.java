package io.tif1.charts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChartTest {
  private final Chart chart = Charts.tyreStrategy(Samples.laps(Samples.race()));

  @TempDir private Path folder;

  @Test
  void theEndingOfTheNameSaysTheFormat() throws IOException {
    chart.writeTo(folder.resolve("a.SVG"));
    chart.writeTo(folder.resolve("a.png"));

    assertThat(Files.readString(folder.resolve("a.SVG"))).isEqualTo(chart.toSvg());
    assertThat(ImageIO.read(folder.resolve("a.png").toFile()).getWidth()).isEqualTo(1200);
  }

  @Test
  void anotherEndingIsRefusedAndNothingIsWritten() {
    assertThatThrownBy(() -> chart.writeTo(folder.resolve("a.jpeg")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must end in .svg or .png");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatIsThereIsReplacedAndNothingElseIsLeft() throws IOException {
    Files.writeString(folder.resolve("a.svg"), "old");
    chart.writeTo(folder.resolve("a.svg"));

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(folder.resolve("a.svg"));
    }
    assertThat(Files.readString(folder.resolve("a.svg"))).isEqualTo(chart.toSvg());
  }

  @Test
  void aFolderInTheWayIsAnErrorAndLeavesNoDraft() throws IOException {
    Path taken = Files.createDirectory(folder.resolve("a.svg"));

    assertThatThrownBy(() -> chart.writeTo(taken)).isInstanceOf(IOException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(taken);
    }
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> chart.writeTo(folder.resolve("none/a.svg")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no folder");
  }

  @Test
  void theScaleMakesMorePixelsOfTheSamePicture() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.toPng(640, 480, 2)));

    assertThat(image.getWidth()).isEqualTo(1280);
    assertThat(image.getHeight()).isEqualTo(960);
  }

  @Test
  void sizesThatMakeNoSenseAreRefusedWithTheNumbers() {
    assertThatThrownBy(() -> chart.size(100, 800)).hasMessageContaining("100 by 800");
    assertThatThrownBy(() -> chart.toPng(1200, 800, 0)).hasMessageContaining("scale 0");
    assertThatThrownBy(() -> chart.toPng(1200, 800, Double.NaN)).hasMessageContaining("scale NaN");
    assertThatThrownBy(() -> chart.toPng(9000, 9000, 2)).hasMessageContaining("100,000,000 pixels");
  }

  @Test
  void theBarOfASoftTyreIsRed() throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.toPng()));

    assertThat(count(image, 0xFFE8002D)).isGreaterThan(2_000);
    assertThat(count(image, 0xFFFFD12E)).isGreaterThan(2_000);
  }

  @Test
  void darkIsDark() throws IOException {
    BufferedImage image =
        ImageIO.read(new ByteArrayInputStream(chart.theme(Theme.DARK).toPng(640, 480, 1)));

    assertThat(image.getRGB(1, 1)).isEqualTo(0xFF15161B);
  }

  private static int count(BufferedImage image, int colour) {
    int count = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }
}
