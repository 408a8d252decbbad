package io.tif1.testkit.sim;

import org.jspecify.annotations.Nullable;

/**
 * A driver of a simulated session, as {@code drivers.json} has it. All are invented.
 *
 * @param code three capital letters, also the name of the driver's folder
 * @param number the racing number as text, unique in the session
 * @param firstName with accents where the name has them
 * @param lastName with accents where the name has them
 * @param team the name of the team
 * @param colour six hexadecimal digits without a number sign, in any case
 * @param headshotUrl the address of a portrait, percent-encoded; null if published as "None"
 */
public record SimulatedDriver(
    String code,
    String number,
    String firstName,
    String lastName,
    String team,
    String colour,
    @Nullable String headshotUrl) {
  SimulatedDriver withoutHeadshot() {
    return new SimulatedDriver(code, number, firstName, lastName, team, colour, null);
  }
}
