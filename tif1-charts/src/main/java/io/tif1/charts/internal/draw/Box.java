package io.tif1.charts.internal.draw;

/** A rectangle on the picture, in pixels from its upper left corner. */
public record Box(double x, double y, double width, double height) {
  public double right() {
    return x + width;
  }

  public double bottom() {
    return y + height;
  }

  public double middleX() {
    return x + width / 2;
  }

  public double middleY() {
    return y + height / 2;
  }

  /** This box without strips at its edges. */
  public Box without(double left, double top, double fromRight, double fromBottom) {
    return new Box(
        x + left,
        y + top,
        Math.max(1, width - left - fromRight),
        Math.max(1, height - top - fromBottom));
  }

  public boolean overlaps(Box other) {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }

  public boolean contains(Box other) {
    return x <= other.x
        && y <= other.y
        && other.right() <= right() + 1e-6
        && other.bottom() <= bottom() + 1e-6;
  }
}
