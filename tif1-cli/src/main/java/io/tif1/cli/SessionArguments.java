package io.tif1.cli;

import io.tif1.model.SessionKey;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which session is meant. */
final class SessionArguments {
  @Parameters(index = "0", paramLabel = "YEAR", description = "The season, from 2018.")
  private int year;

  @Parameters(
      index = "1",
      paramLabel = "EVENT",
      description =
          "A name in whole or in part, such as \"Belgian Grand Prix\" or spa, or a round: 12.")
  private String event = "";

  @Parameters(
      index = "2",
      paramLabel = "SESSION",
      description = "A name in whole or in part, or its letters: Race, R, FP1, Q, SQ, S.")
  private String session = "";

  @Option(
      names = "--exact",
      description =
          "Take EVENT and SESSION as the names of published folders; do not look them up in the"
              + " calendar.")
  private boolean exact;

  /**
   * Where its files are published.
   *
   * @throws IllegalArgumentException if there is no such session; the message has suggestions
   */
  SessionKey key(ProgramCalendar calendar) {
    return exact ? new SessionKey(year, event, session) : calendar.resolve(year, event, session);
  }
}
