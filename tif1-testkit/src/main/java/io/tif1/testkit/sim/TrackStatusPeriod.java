package io.tif1.testkit.sim;

/**
 * A time during which the track was not clear.
 *
 * @param code {@code 2} yellow, {@code 4} safety car, {@code 5} red, {@code 6} virtual safety car,
 *     {@code 7} virtual safety car ending
 * @param fromMs milliseconds of the session clock
 * @param toMs milliseconds of the session clock, not included
 */
public record TrackStatusPeriod(char code, long fromMs, long toMs) {}
