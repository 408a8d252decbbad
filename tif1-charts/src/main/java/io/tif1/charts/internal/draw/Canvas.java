package io.tif1.charts.internal.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Collects marks. Not safe for use by multiple threads. */
public final class Canvas {
  private final List<Mark> marks = new ArrayList<>();

  public List<Mark> marks() {
    return List.copyOf(marks);
  }

  public void add(Mark mark) {
    marks.add(mark);
  }

  public void group(String name, @Nullable String label, Consumer<Canvas> drawing) {
    group(name, label, null, drawing);
  }

  /** Marks of one kind; a group of nothing is left out. */
  public void group(
      String name, @Nullable String label, @Nullable Box clip, Consumer<Canvas> drawing) {
    Canvas inner = new Canvas();
    drawing.accept(inner);
    if (!inner.marks.isEmpty()) {
      add(new Mark.Group(name, label, clip, inner.marks()));
    }
  }

  public void line(double x1, double y1, double x2, double y2, Stroke stroke) {
    add(new Mark.Line(new double[] {x1, x2}, new double[] {y1, y2}, stroke, false));
  }

  public void line(double[] xs, double[] ys, Stroke stroke) {
    add(new Mark.Line(xs, ys, stroke, true));
  }

  public void box(Box box, Colour fill) {
    add(new Mark.Rectangle(box, 0, fill, null));
  }

  public void dot(double x, double y, double radius, DotShape shape, Colour fill) {
    add(new Mark.Dots(new double[] {x}, new double[] {y}, radius, shape, fill, null));
  }

  public void text(double x, double y, String words, Font font, Anchor anchor, Colour colour) {
    add(new Mark.Text(x, y, words, font, anchor, colour, 0, null));
  }

  /** A text whose capitals have their middle at a height. */
  public void textAt(
      double x, double middle, String words, Font font, Anchor anchor, Colour colour) {
    text(x, middle + font.rise() / 2, words, font, anchor, colour);
  }

  /** The same, set apart from what is behind it. */
  public void textOver(
      double x, double middle, String words, Font font, Anchor anchor, Colour colour, Colour halo) {
    add(new Mark.Text(x, middle + font.rise() / 2, words, font, anchor, colour, 0, halo));
  }
}
