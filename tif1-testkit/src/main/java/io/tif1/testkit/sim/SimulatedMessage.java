package io.tif1.testkit.sim;

import org.jspecify.annotations.Nullable;

/**
 * A message of race control; what is published as "None" is null or 0.
 *
 * @param timeMs milliseconds of the session clock; published as a date
 * @param category Flag, Other, Drs, SafetyCar or CarEvent
 * @param text the message, in capitals
 * @param status such as DEPLOYED or ENABLED
 * @param flag such as GREEN, CLEAR, YELLOW, RED, CHEQUERED or BLUE
 * @param scope Track, Sector or Driver
 * @param sector the sector of the marshals, from 1; 0 if none
 * @param driverNumber the racing number
 * @param lap the lap of the leader, from 1; 0 if none, as outside races
 */
public record SimulatedMessage(
    long timeMs,
    String category,
    String text,
    @Nullable String status,
    @Nullable String flag,
    @Nullable String scope,
    int sector,
    @Nullable String driverNumber,
    int lap) {}
