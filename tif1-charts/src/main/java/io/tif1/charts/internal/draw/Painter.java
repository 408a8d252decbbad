package io.tif1.charts.internal.draw;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** Draws marks on an image. */
final class Painter {
  private final Graphics2D out;

  private Painter(Graphics2D out) {
    this.out = out;
  }

  static void paint(Scene scene, BufferedImage image, double scale) {
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setRenderingHint(
          RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      graphics.setColor(awt(scene.ground()));
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      graphics.scale(scale, scale);
      Painter painter = new Painter(graphics);
      scene.marks().forEach(painter::mark);
    } finally {
      graphics.dispose();
    }
  }

  private void mark(Mark mark) {
    if (mark instanceof Mark.Group group) {
      group(group);
    } else if (mark instanceof Mark.Line line) {
      stroke(path(line.xs(), line.ys()), line.stroke(), line.isRound());
    } else if (mark instanceof Mark.Area area) {
      Path2D path = path(area.xs(), area.ys());
      path.closePath();
      fill(path, area.fill(), area.outline());
    } else if (mark instanceof Mark.Rectangle rectangle) {
      Box box = rectangle.box();
      double arc = 2 * rectangle.radius();
      fill(
          new RoundRectangle2D.Double(box.x(), box.y(), box.width(), box.height(), arc, arc),
          rectangle.fill(),
          rectangle.outline());
    } else if (mark instanceof Mark.Dots dots) {
      dots(dots);
    } else if (mark instanceof Mark.Text text) {
      text(text);
    }
  }

  private void group(Mark.Group group) {
    Shape before = out.getClip();
    Box clip = group.clip();
    if (clip != null) {
      out.clip(new Rectangle2D.Double(clip.x(), clip.y(), clip.width(), clip.height()));
    }
    group.marks().forEach(this::mark);
    out.setClip(before);
  }

  private void dots(Mark.Dots dots) {
    for (int i = 0; i < dots.xs().length; i++) {
      double x = dots.xs()[i];
      double y = dots.ys()[i];
      if (!Double.isNaN(x) && !Double.isNaN(y)) {
        fill(dot(dots.shape(), x, y, dots.radius()), dots.fill(), dots.outline());
      }
    }
  }

  private static Shape dot(DotShape shape, double x, double y, double r) {
    if (shape == DotShape.CIRCLE) {
      return new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
    }
    Path2D path = path(Outline.xs(shape, r), Outline.ys(shape, r));
    path.closePath();
    path.transform(AffineTransform.getTranslateInstance(x, y));
    return path;
  }

  /** A text that the machine's letters make wider than it was measured is drawn narrower. */
  private void text(Mark.Text text) {
    if (text.words().isEmpty()) {
      return;
    }
    Font font = text.font();
    var letters =
        new java.awt.Font(
                java.awt.Font.SANS_SERIF, font.bold() ? java.awt.Font.BOLD : java.awt.Font.PLAIN, 1)
            .deriveFont((float) font.size());
    TextLayout layout =
        new TextLayout(text.words(), letters, new FontRenderContext(null, true, true));
    double width = layout.getAdvance();
    double narrower = Math.min(1, 1.02 * font.width(text.words()) / Math.max(width, 1e-9));
    double before =
        switch (text.anchor()) {
          case START -> 0;
          case MIDDLE -> width / 2;
          case END -> width;
        };
    AffineTransform place = AffineTransform.getTranslateInstance(text.x(), text.y());
    place.rotate(Math.toRadians(text.angle()));
    place.scale(narrower, 1);
    place.translate(-before, 0);
    Shape outline = layout.getOutline(place);
    Colour halo = text.halo();
    if (halo != null) {
      stroke(outline, Stroke.of(halo, 3), true);
    }
    fill(outline, text.colour(), null);
  }

  private void fill(Shape shape, @Nullable Colour colour, @Nullable Stroke outline) {
    if (colour != null) {
      out.setColor(awt(colour));
      out.fill(shape);
    }
    if (outline != null) {
      stroke(shape, outline, false);
    }
  }

  private void stroke(Shape shape, Stroke stroke, boolean isRound) {
    float width = (float) stroke.width();
    int cap = isRound && !stroke.isDashed() ? BasicStroke.CAP_ROUND : BasicStroke.CAP_BUTT;
    int join = isRound ? BasicStroke.JOIN_ROUND : BasicStroke.JOIN_MITER;
    float[] dashes =
        stroke.isDashed() ? new float[] {(float) stroke.dash(), (float) stroke.gap()} : null;
    out.setStroke(new BasicStroke(width, cap, join, 10, dashes, 0));
    out.setColor(awt(stroke.colour()));
    out.draw(shape);
  }

  private static Path2D path(double[] xs, double[] ys) {
    Path2D path = new Path2D.Double();
    boolean isDown = false;
    for (int i = 0; i < xs.length; i++) {
      if (Double.isNaN(xs[i]) || Double.isNaN(ys[i])) {
        isDown = false;
      } else if (isDown) {
        path.lineTo(xs[i], ys[i]);
      } else {
        path.moveTo(xs[i], ys[i]);
        isDown = true;
      }
    }
    return path;
  }

  private static Color awt(Colour colour) {
    return new Color(colour.rgb());
  }
}
