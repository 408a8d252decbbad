package io.tif1.charts.internal.draw;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.charts.Parsed;
import org.junit.jupiter.api.Test;

final class SvgWriterTest {
  private static String svg(String words) {
    Canvas canvas = new Canvas();
    canvas.text(1, 2, words, Font.plain(10), Anchor.START, Colour.BLACK);
    return SvgWriter.write(new Scene(100, 50, 1, Colour.WHITE, words, words, canvas.marks()));
  }

  @Test
  void whatXmlWouldTakeForItsOwnIsEscaped() {
    String words = "Räikkönen & <Pérez> \"quoted\" 'and' ]]> 你好 😀";

    assertThat(Parsed.of(svg(words)).texts()).containsExactly(words);
    assertThat(Parsed.of(svg(words)).title()).isEqualTo(words);
  }

  @Test
  void whatXmlForbidsIsReplaced() {
    assertThat(Parsed.of(svg("a\u0000b\uD800c\uFFFF")).texts()).containsExactly("a�b�c�");
  }

  @Test
  void numbersAreShort() {
    Canvas canvas = new Canvas();
    canvas.line(0.04, -1.25, 1234567.89, 3, Stroke.of(Colour.BLACK, 1));

    assertThat(SvgWriter.write(new Scene(9, 9, 1, Colour.WHITE, "", "", canvas.marks())))
        .contains("d=\"M0 -1.2L1234567.9 3\"");
  }

  @Test
  void aMissingPointInterruptsALine() {
    Canvas canvas = new Canvas();
    double[] xs = {1, 2, Double.NaN, 4, 5};
    canvas.line(xs, xs, Stroke.of(Colour.BLACK, 1));

    assertThat(SvgWriter.write(new Scene(9, 9, 1, Colour.WHITE, "", "", canvas.marks())))
        .contains("d=\"M1 1L2 2M4 4L5 5\"");
  }

  @Test
  void textThatIsTooWideEndsInAnEllipsis() {
    Font font = Font.plain(10);
    String fitted = font.fit("A very long name of a team", 60);

    assertThat(fitted).endsWith("…");
    assertThat(font.width(fitted)).isLessThanOrEqualTo(60);
  }
}
