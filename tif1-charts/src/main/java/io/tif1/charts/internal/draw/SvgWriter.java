package io.tif1.charts.internal.draw;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a scene as SVG 1.1: the same scene gives the same text. Coordinates have one digit after
 * the point. Needs no fonts.
 */
public final class SvgWriter {
  private static final String FAMILY =
      "'Helvetica Neue',Helvetica,Arial,'Liberation Sans','DejaVu Sans',sans-serif";

  private final StringBuilder out = new StringBuilder(1 << 14);
  private final List<Box> clips = new ArrayList<>();

  private SvgWriter() {}

  /** The scene as a document of its own. */
  public static String write(Scene scene) {
    SvgWriter writer = new SvgWriter();
    writer.document(scene);
    return writer.out.toString();
  }

  private void document(Scene scene) {
    raw("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").number(scene.width() * scene.scale());
    raw("\" height=\"").number(scene.height() * scene.scale());
    raw("\" viewBox=\"0 0 ").number(scene.width()).raw(" ").number(scene.height());
    raw("\" role=\"img\" aria-labelledby=\"title desc\" font-family=\"").raw(FAMILY).raw("\">\n");
    raw("<title id=\"title\">").escaped(scene.title()).raw("</title>\n");
    raw("<desc id=\"desc\">").escaped(scene.description()).raw("</desc>\n");
    raw("<rect width=\"100%\" height=\"100%\"").fill(scene.ground()).raw("/>\n");
    scene.marks().forEach(this::mark);
    raw("</svg>\n");
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Group group) {
      group(group);
    } else if (mark instanceof Mark.Line line) {
      line(line);
    } else if (mark instanceof Mark.Area area) {
      raw("<path").fill(area.fill()).outline(area.outline()).raw(" d=\"");
      points(area.xs(), area.ys());
      raw("z\"/>\n");
    } else if (mark instanceof Mark.Rectangle rectangle) {
      rectangle(rectangle);
    } else if (mark instanceof Mark.Dots dots) {
      dots(dots);
    } else if (mark instanceof Mark.Text text) {
      text(text);
    }
  }

  private void group(Mark.Group group) {
    Box clip = group.clip();
    int id = 0;
    if (clip != null) {
      clips.add(clip);
      id = clips.size();
      raw("<clipPath id=\"clip").raw(Integer.toString(id)).raw("\"><rect");
      place(clip).raw("/></clipPath>\n");
    }
    raw("<g class=\"").escaped(group.name()).raw("\"");
    if (clip != null) {
      raw(" clip-path=\"url(#clip").raw(Integer.toString(id)).raw(")\"");
    }
    raw(">\n");
    String label = group.label();
    if (label != null) {
      raw("<title>").escaped(label).raw("</title>\n");
    }
    group.marks().forEach(this::mark);
    raw("</g>\n");
  }

  private void line(Mark.Line line) {
    raw("<path fill=\"none\"").outline(line.stroke());
    if (line.isRound()) {
      raw(" stroke-linejoin=\"round\" stroke-linecap=\"")
          .raw(line.stroke().isDashed() ? "butt" : "round")
          .raw("\"");
    }
    raw(" d=\"");
    points(line.xs(), line.ys());
    raw("\"/>\n");
  }

  private void rectangle(Mark.Rectangle rectangle) {
    raw("<rect");
    place(rectangle.box());
    if (rectangle.radius() > 0) {
      raw(" rx=\"").number(rectangle.radius()).raw("\"");
    }
    fill(rectangle.fill()).outline(rectangle.outline()).raw("/>\n");
  }

  private void dots(Mark.Dots dots) {
    raw("<path");
    Colour fill = dots.fill();
    if (fill == null) {
      raw(" fill=\"none\"");
    } else {
      fill(fill);
    }
    outline(dots.outline()).raw(" d=\"");
    double r = dots.radius();
    for (int i = 0; i < dots.xs().length; i++) {
      double x = dots.xs()[i];
      double y = dots.ys()[i];
      if (!Double.isNaN(x) && !Double.isNaN(y)) {
        dot(dots.shape(), x, y, r);
      }
    }
    raw("\"/>\n");
  }

  private void dot(DotShape shape, double x, double y, double r) {
    if (shape == DotShape.CIRCLE) {
      raw("M").number(x - r).raw(" ").number(y);
      arc(r, 2 * r);
      arc(r, -2 * r);
      raw("z");
      return;
    }
    double[] xs = Outline.xs(shape, r);
    double[] ys = Outline.ys(shape, r);
    raw("M").number(x + xs[0]).raw(" ").number(y + ys[0]);
    for (int i = 1; i < xs.length; i++) {
      raw("l").number(xs[i] - xs[i - 1]).raw(" ").number(ys[i] - ys[i - 1]);
    }
    raw("z");
  }

  private void arc(double r, double across) {
    raw("a").number(r).raw(" ").number(r).raw(" 0 1 0 ").number(across).raw(" 0");
  }

  private void text(Mark.Text text) {
    raw("<text x=\"").number(text.x()).raw("\" y=\"").number(text.y()).raw("\" font-size=\"");
    number(text.font().size()).raw("\"");
    if (text.font().bold()) {
      raw(" font-weight=\"bold\"");
    }
    if (text.anchor() != Anchor.START) {
      raw(" text-anchor=\"").raw(text.anchor() == Anchor.END ? "end" : "middle").raw("\"");
    }
    fill(text.colour());
    Colour halo = text.halo();
    if (halo != null) {
      raw(" stroke=\"").raw(halo.hex());
      raw("\" stroke-width=\"3\" stroke-linejoin=\"round\" paint-order=\"stroke\"");
    }
    if (text.angle() != 0) {
      raw(" transform=\"rotate(").number(text.angle()).raw(" ").number(text.x()).raw(" ");
      number(text.y()).raw(")\"");
    }
    raw(">").escaped(text.words()).raw("</text>\n");
  }

  private void points(double[] xs, double[] ys) {
    boolean isDown = false;
    for (int i = 0; i < xs.length; i++) {
      if (Double.isNaN(xs[i]) || Double.isNaN(ys[i])) {
        isDown = false;
      } else {
        raw(isDown ? "L" : "M").number(xs[i]).raw(" ").number(ys[i]);
        isDown = true;
      }
    }
  }

  private SvgWriter place(Box box) {
    raw(" x=\"").number(box.x()).raw("\" y=\"").number(box.y()).raw("\" width=\"");
    return number(box.width()).raw("\" height=\"").number(box.height()).raw("\"");
  }

  private SvgWriter fill(Colour colour) {
    return raw(" fill=\"").raw(colour.hex()).raw("\"");
  }

  private SvgWriter outline(@Nullable Stroke stroke) {
    if (stroke != null) {
      raw(" stroke=\"").raw(stroke.colour().hex()).raw("\" stroke-width=\"").number(stroke.width());
      raw("\"");
      if (stroke.isDashed()) {
        raw(" stroke-dasharray=\"").number(stroke.dash()).raw(" ").number(stroke.gap()).raw("\"");
      }
    }
    return this;
  }

  private SvgWriter raw(String text) {
    out.append(text);
    return this;
  }

  /** One digit after the point, and no more characters than needed; never in exponents. */
  private SvgWriter number(double value) {
    long tenths = Math.round(value * 10);
    if (tenths < 0) {
      out.append('-');
    }
    long size = Math.abs(tenths);
    out.append(size / 10);
    if (size % 10 != 0) {
      out.append('.').append(size % 10);
    }
    return this;
  }

  private SvgWriter escaped(String text) {
    text.codePoints().forEach(this::escaped);
    return this;
  }

  private void escaped(int letter) {
    switch (letter) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '"' -> out.append("&quot;");
      default -> out.appendCodePoint(isXml(letter) ? letter : 0xFFFD);
    }
  }

  /** Whether XML 1.0 allows the character at all. */
  private static boolean isXml(int letter) {
    return letter == '\t'
        || letter == '\n'
        || letter >= 0x20 && letter <= 0xD7FF
        || letter >= 0xE000 && letter <= 0xFFFD
        || letter >= 0x10000;
  }
}
