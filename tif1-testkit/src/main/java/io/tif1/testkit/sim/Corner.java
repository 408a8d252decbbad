package io.tif1.testkit.sim;

/**
 * A corner of a circuit.
 *
 * @param number from 1
 * @param x of the apex, in tenths of a metre, in the frame of the telemetry
 * @param y of the apex, in tenths of a metre
 * @param angleDeg where the marker points, in degrees, within ±360
 * @param distanceM of the apex from the line, in metres along the track
 */
public record Corner(int number, double x, double y, double angleDeg, double distanceM) {}
