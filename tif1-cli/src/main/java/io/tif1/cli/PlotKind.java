package io.tif1.cli;

import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The pictures that can be asked for, by the names that are typed. */
enum PlotKind {
  LAP_TIMES("lap-times", "Lap times", Of.SOME_DRIVERS),
  BOX("box", "Spread of lap times", Of.SOME_DRIVERS),
  SPEED("speed", "Speed and time between", Of.LAPS),
  MAP("map", "Track map", Of.LAPS),
  STRATEGY("strategy", "Tyres", Of.SOME_DRIVERS),
  POSITIONS("positions", "Positions", Of.SOME_DRIVERS),
  GAP("gap", "Gap to the leader", Of.SOME_DRIVERS),
  WEATHER("weather", "Weather", Of.SESSION),
  QUALIFYING("qualifying", "Qualifying", Of.SESSION);

  /** What is chosen of a session for a picture. */
  enum Of {
    SESSION,
    SOME_DRIVERS,
    LAPS
  }

  private final String typed;
  private final String title;
  private final Of of;

  PlotKind(String typed, String title, Of of) {
    this.typed = typed;
    this.title = title;
    this.of = of;
  }

  String title() {
    return title;
  }

  /** Whether a lap that is left out would be missed between others, as in a line of positions. */
  boolean needsEveryLap() {
    return this == POSITIONS || this == GAP || this == STRATEGY;
  }

  /** Whether it shows times that are about as quick as can be, unless others are wished for. */
  boolean isOfPace() {
    return this == LAP_TIMES || this == BOX;
  }

  Of of() {
    return of;
  }

  /** As it is typed; the parser of the command line takes this too. */
  @Override
  public String toString() {
    return typed;
  }

  /** For the parser of the command line. */
  static final class Converter implements ITypeConverter<PlotKind> {
    @Override
    public PlotKind convert(String text) {
      for (PlotKind kind : values()) {
        if (kind.typed.equalsIgnoreCase(text) || kind.name().equalsIgnoreCase(text)) {
          return kind;
        }
      }
      List<String> all = Arrays.stream(values()).map(PlotKind::toString).toList();
      throw new TypeConversionException(
          "there is no picture \""
              + text
              + "\"; there are "
              + String.join(", ", all)
              + Likes.question(text, all));
    }
  }
}
