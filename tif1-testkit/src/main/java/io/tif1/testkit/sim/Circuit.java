package io.tif1.testkit.sim;

import java.util.List;

/**
 * A closed track, as points at equal distances along its middle, with what a car of reference does
 * at each. Immutable.
 */
public final class Circuit {
  final int points;
  final double stepM;
  final double[] x;
  final double[] y;
  final double[] z;
  final SpeedProfile profile;
  private final double rotationDeg;
  private final List<Corner> corners;

  /** Where the sectors end, as points; the last is the line. */
  final int[] sectorEnds;

  /** How many mini-sectors each sector has. */
  final int[] miniSectors;

  Circuit(CircuitShape shape, double rotationDeg, double[] sectorShares) {
    this.points = shape.x.length;
    this.stepM = shape.stepM;
    this.x = shape.x;
    this.y = shape.y;
    this.z = shape.z;
    this.rotationDeg = rotationDeg;
    this.corners = List.copyOf(shape.corners);
    this.profile = new SpeedProfile(shape);
    this.sectorEnds = new int[] {at(sectorShares[0]), at(sectorShares[1]), points};
    this.miniSectors = new int[3];
    for (int i = 0; i < 3; i++) {
      miniSectors[i] = Math.max(5, (int) Math.round(28 * sectorTimeS(i) / profile.lapTimeS()));
    }
  }

  /** The circuit of an event. The same for all sessions of the event. */
  static Circuit of(long seed, String event) {
    Chance chance = Chance.of(seed, "circuit " + event);
    CircuitShape shape = new CircuitShape(chance);
    double first = chance.between(0.28, 0.36);
    double second = first + chance.between(0.34, 0.42);
    return new Circuit(shape, chance.below(360), new double[] {first, second});
  }

  private int at(double shareOfTime) {
    double until = shareOfTime * profile.lapTimeS();
    int point = 0;
    while (profile.timeS[point] < until) {
      point++;
    }
    return point;
  }

  /** The length of a lap, in metres. */
  public double lengthM() {
    return points * stepM;
  }

  /** By how many degrees a map of the track is usually turned, 0 to 359. */
  public double rotationDeg() {
    return rotationDeg;
  }

  /** The corners, in the order of driving. */
  public List<Corner> corners() {
    return corners;
  }

  /** The time of a fast lap on an empty track, in seconds. */
  public double referenceLapTimeS() {
    return profile.lapTimeS();
  }

  /** East of the middle of the track at a distance from the line, in tenths of a metre. */
  public double xAt(double distanceM) {
    return along(x, distanceM);
  }

  /** North of the middle of the track at a distance from the line, in tenths of a metre. */
  public double yAt(double distanceM) {
    return along(y, distanceM);
  }

  /** Height of the middle of the track at a distance from the line, in tenths of a metre. */
  public double zAt(double distanceM) {
    return along(z, distanceM);
  }

  /** A value between two points; distances beyond one lap go round. */
  double along(double[] values, double distanceM) {
    double position = distanceM / stepM;
    double floor = Math.floor(position);
    int point = Math.floorMod((int) floor, points);
    int next = point + 1 == points ? 0 : point + 1;
    return values[point] + (position - floor) * (values[next] - values[point]);
  }

  double sectorTimeS(int sector) {
    int from = sector == 0 ? 0 : sectorEnds[sector - 1];
    return profile.timeS[sectorEnds[sector]] - profile.timeS[from];
  }
}
