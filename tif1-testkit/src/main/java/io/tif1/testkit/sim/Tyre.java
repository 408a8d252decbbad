package io.tif1.testkit.sim;

/** The tyres: how much slower than the fastest when new, and what each lap costs. */
enum Tyre {
  SOFT(0.0, 75),
  MEDIUM(0.005, 48),
  HARD(0.009, 28),
  INTERMEDIATE(0.09, 30),
  WET(0.13, 20),
  UNKNOWN(0.01, 40);

  final double slowerShare;
  final double msPerLap;

  Tyre(double slowerShare, double msPerLap) {
    this.slowerShare = slowerShare;
    this.msPerLap = msPerLap;
  }
}
