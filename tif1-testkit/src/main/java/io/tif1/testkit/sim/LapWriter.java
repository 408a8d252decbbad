package io.tif1.testkit.sim;

import java.util.List;

/** Writes tables of laps: one driver's, or all drivers' joined. */
final class LapWriter {
  private final Generation generation;
  private final SessionKind kind;

  LapWriter(Generation generation, SessionKind kind) {
    this.generation = generation;
    this.kind = kind;
  }

  byte[] write(List<SimulatedLap> laps) {
    TextStyle style = generation.style(kind);
    JsonText text = new JsonText(style, 600 + 330 * laps.size());
    text.open('{');
    for (LapColumn column : LapColumn.values()) {
      if (column.isIn(generation, kind)) {
        text.key(column.key);
        text.open('[');
        for (SimulatedLap lap : laps) {
          if (column == LapColumn.LAP && style == TextStyle.PYTHON) {
            text.number(lap.number);
          } else {
            column.write(text, lap);
          }
        }
        text.close(']');
      }
    }
    text.close('}');
    return text.bytes();
  }
}
