package io.tif1.testkit.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * The ground plan of a circuit: a polygon around a centre whose vertices are rounded off by
 * quadratic Bézier curves, so that there are straights and corners; scaled to a length, then walked
 * in equal steps. The line is in the middle of the longest straight.
 *
 * <p>{@link StrictMath} throughout: the same seed has to give the same bytes on every machine.
 */
final class CircuitShape {
  private static final int PIECES = 40;
  private static final double STEP_M = 2.5;

  final double stepM;
  final double[] x;
  final double[] y;
  final double[] z;

  /** Change of heading in radians a metre, smoothed; left is positive. */
  final double[] curvature;

  /** Change of slope in radians a metre; into a dip is positive. */
  final double[] verticalCurvature;

  final List<Corner> corners = new ArrayList<>();

  CircuitShape(Chance chance) {
    double[][] vertices = polygon(chance);
    double[][] outline = rounded(vertices, chance);
    double[] along = lengths(outline);
    double raw = along[along.length - 1];
    int count = (int) Math.round(chance.between(4200.0, 6900.0) / STEP_M);
    this.stepM = STEP_M;
    double scale = 10 * count * STEP_M / raw; // tenths of a metre
    double start = lineAt(outline, along);
    this.x = new double[count];
    this.y = new double[count];
    walk(outline, along, start, scale);
    this.z = heights(count, chance);
    double[] heading = headings();
    this.curvature = smoothed(perMetre(heading), 5);
    this.verticalCurvature = verticalCurvatures();
    markCorners(vertices.length, raw, along, start, heading);
  }

  private static double[][] polygon(Chance chance) {
    int count = chance.between(14, 20);
    double flat = chance.between(0.55, 0.85);
    double[][] vertices = new double[count][2];
    for (int i = 0; i < count; i++) {
      double angle = 2 * Math.PI * (i + chance.between(-0.28, 0.28)) / count;
      double radius = chance.between(0.45, 1.2);
      vertices[i][0] = radius * StrictMath.cos(angle);
      vertices[i][1] = flat * radius * StrictMath.sin(angle);
    }
    return vertices;
  }

  /** The vertices' corners as curves of {@link #PIECES} pieces each, closed by the straights. */
  private static double[][] rounded(double[][] vertices, Chance chance) {
    int count = vertices.length;
    double[][] outline = new double[count * (PIECES + 1)][];
    for (int i = 0; i < count; i++) {
      double[] before = vertices[(i + count - 1) % count];
      double[] here = vertices[i];
      double[] after = vertices[(i + 1) % count];
      double reach =
          chance.between(0.08, 0.32) * StrictMath.min(gap(before, here), gap(here, after));
      double[] in = towards(here, before, reach);
      double[] out = towards(here, after, reach);
      for (int p = 0; p <= PIECES; p++) {
        double t = (double) p / PIECES;
        double a = (1 - t) * (1 - t);
        double b = 2 * t * (1 - t);
        double c = t * t;
        outline[i * (PIECES + 1) + p] =
            new double[] {
              a * in[0] + b * here[0] + c * out[0], a * in[1] + b * here[1] + c * out[1]
            };
      }
    }
    return outline;
  }

  private static double gap(double[] a, double[] b) {
    double dx = a[0] - b[0];
    double dy = a[1] - b[1];
    return Math.sqrt(dx * dx + dy * dy);
  }

  private static double[] towards(double[] from, double[] to, double reach) {
    double share = reach / gap(from, to);
    return new double[] {from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])};
  }

  private static double[] lengths(double[][] outline) {
    double[] along = new double[outline.length + 1];
    for (int i = 0; i < outline.length; i++) {
      along[i + 1] = along[i] + gap(outline[i], outline[(i + 1) % outline.length]);
    }
    return along;
  }

  /** The middle of the longest straight piece of the outline. */
  private static double lineAt(double[][] outline, double[] along) {
    int longest = 0;
    for (int i = 0; i < outline.length; i++) {
      if (along[i + 1] - along[i] > along[longest + 1] - along[longest]) {
        longest = i;
      }
    }
    return (along[longest] + along[longest + 1]) / 2;
  }

  private void walk(double[][] outline, double[] along, double start, double scale) {
    double total = along[outline.length];
    int piece = 0;
    for (int i = 0; i < x.length; i++) {
      double at = (start + total * i / x.length) % total;
      if (at < along[piece]) {
        piece = 0;
      }
      while (along[piece + 1] <= at) {
        piece++;
      }
      double[] from = outline[piece];
      double[] to = outline[(piece + 1) % outline.length];
      double share = (at - along[piece]) / (along[piece + 1] - along[piece]);
      x[i] = scale * (from[0] + share * (to[0] - from[0]));
      y[i] = scale * (from[1] + share * (to[1] - from[1]));
    }
  }

  private static double[] heights(int count, Chance chance) {
    double[] heights = new double[count];
    double level = chance.between(-300.0, 300.0);
    for (int wave = 1; wave <= 4; wave++) {
      double size = chance.between(40.0, 150.0) / wave;
      double phase = chance.between(0.0, 2 * Math.PI);
      for (int i = 0; i < count; i++) {
        heights[i] += size * StrictMath.sin(2 * Math.PI * wave * i / count + phase);
      }
    }
    for (int i = 0; i < count; i++) {
      heights[i] += level;
    }
    return heights;
  }

  private double[] headings() {
    double[] heading = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      int next = (i + 1) % x.length;
      heading[i] = StrictMath.atan2(y[next] - y[i], x[next] - x[i]);
    }
    return heading;
  }

  private double[] perMetre(double[] heading) {
    double[] result = new double[heading.length];
    for (int i = 0; i < heading.length; i++) {
      double turn = heading[(i + 1) % heading.length] - heading[i];
      if (turn > Math.PI) {
        turn -= 2 * Math.PI;
      } else if (turn < -Math.PI) {
        turn += 2 * Math.PI;
      }
      result[i] = turn / stepM;
    }
    return result;
  }

  private static double[] smoothed(double[] values, int reach) {
    int count = values.length;
    double[] result = new double[count];
    for (int i = 0; i < count; i++) {
      double sum = 0;
      for (int k = -reach; k <= reach; k++) {
        sum += values[(i + k + count) % count];
      }
      result[i] = sum / (2 * reach + 1);
    }
    return result;
  }

  private double[] verticalCurvatures() {
    int count = z.length;
    double[] result = new double[count];
    for (int i = 0; i < count; i++) {
      double bend = z[(i + 1) % count] - 2 * z[i] + z[(i + count - 1) % count];
      result[i] = bend / 10 / (stepM * stepM);
    }
    return result;
  }

  /** The corners are where the vertices were: in the middle of their curves. */
  private void markCorners(
      int vertices, double raw, double[] along, double start, double[] heading) {
    List<Integer> apexes = new ArrayList<>();
    for (int i = 0; i < vertices; i++) {
      double from = along[i * (PIECES + 1) + PIECES / 2] - start;
      double share = (from < 0 ? from + raw : from) / raw;
      apexes.add((int) (share * x.length) % x.length);
    }
    apexes.sort(null);
    for (int apex : apexes) {
      double outward = curvature[apex] > 0 ? -90 : 90;
      double angle = StrictMath.toDegrees(heading[apex]) + outward;
      corners.add(new Corner(corners.size() + 1, x[apex], y[apex], angle, apex * stepM));
    }
  }
}
