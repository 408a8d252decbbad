package io.tif1.model;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * The rows of a table along a quantity that should rise but need not, such as distance: the rows at
 * which it is above all that came before. Rows at which it is missing, stands or steps back are
 * passed over.
 */
final class Axis {
  private final double[] values;
  private final int[] rows;
  private final int size;

  private Axis(double[] values, int[] rows, int size) {
    this.values = values;
    this.rows = rows;
    this.size = size;
  }

  /** Along the values of all rows, NaN where there is none. */
  static Axis along(double[] quantity) {
    return along(quantity, quantity);
  }

  /** As {@link #along(double[])}, of the rows only that have another quantity as well. */
  static Axis along(double[] quantity, double[] needed) {
    double[] values = new double[quantity.length];
    int[] rows = new int[quantity.length];
    int size = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < quantity.length; row++) {
      if (quantity[row] > most && !Double.isNaN(needed[row])) {
        most = quantity[row] + 0.0; // one kind of zero, since the search knows two
        values[size] = most;
        rows[size++] = row;
      }
    }
    return new Axis(values, rows, size);
  }

  int size() {
    return size;
  }

  double value(int place) {
    return values[place];
  }

  /** The row of the table at a place of this axis. */
  int row(int place) {
    return rows[place];
  }

  /** The values in order. */
  DoubleStream values() {
    return Arrays.stream(values, 0, size);
  }

  double first() {
    return values[0];
  }

  double last() {
    return values[size - 1];
  }

  /** This axis, of two places at least, stretched so that its ends are those of another. */
  Axis stretchedTo(Axis other) {
    double scale = (other.last() - other.first()) / (last() - first());
    double[] stretched = new double[size];
    for (int place = 0; place < size; place++) {
      stretched[place] = other.first() + (values[place] - first()) * scale + 0.0;
    }
    stretched[size - 1] = other.last(); // which rounding might miss
    return new Axis(stretched, rows, size);
  }

  /** The last place whose value is not above {@code value}; −1 if all are, or off the end. */
  int floor(double value) {
    if (size == 0 || !(value <= last())) {
      return -1;
    }
    int found = Arrays.binarySearch(values, 0, size, value + 0.0);
    return found >= 0 ? found : -found - 2;
  }

  /** How far {@code value} is on the way from a place to the next: 0 at the place itself. */
  double fraction(int place, double value) {
    if (value == values[place]) {
      return 0;
    }
    return (value - values[place]) / (values[place + 1] - values[place]);
  }

  /** Another quantity at {@code value}, on a straight line between rows; NaN off the ends. */
  double interpolate(double[] quantity, double value) {
    int place = floor(value);
    if (place < 0) {
      return Double.NaN;
    }
    double before = quantity[rows[place]];
    double fraction = fraction(place, value);
    return fraction == 0 ? before : before + (quantity[rows[place + 1]] - before) * fraction;
  }
}
