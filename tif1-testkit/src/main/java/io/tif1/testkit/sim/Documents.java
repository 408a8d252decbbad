package io.tif1.testkit.sim;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.BiConsumer;

/** Writes the files that a session has once: drivers, corners, weather, race control. */
final class Documents {
  private final Setup setup;

  Documents(Setup setup) {
    this.setup = setup;
  }

  /** A date as published: UTC without a zone, nine digits of a second. */
  static String date(Setup setup, long ms) {
    LocalDateTime at = setup.clockZero().plusNanos(ms * 1_000_000);
    StringBuilder date = new StringBuilder(29).append(at.toLocalDate()).append('T');
    two(date, at.getHour()).append(':');
    two(date, at.getMinute()).append(':');
    two(date, at.getSecond()).append('.');
    int millis = at.getNano() / 1_000_000;
    date.append(millis / 100).append(millis / 10 % 10).append(millis % 10);
    return date.append("000000").toString();
  }

  private static StringBuilder two(StringBuilder text, int value) {
    return text.append(value / 10).append(value % 10);
  }

  byte[] drivers(List<SimulatedDriver> drivers) {
    boolean whole = setup.generation().atLeast(Generation.G2);
    JsonText text = text(6000);
    text.open('{');
    text.key("drivers");
    text.open('[');
    for (SimulatedDriver driver : drivers) {
      text.next();
      text.open('{');
      member(text, "driver", driver.code());
      member(text, "team", driver.team());
      if (whole) {
        member(text, "dn", driver.number());
        member(text, "fn", driver.firstName());
        member(text, "ln", driver.lastName());
        member(text, "tc", driver.colour());
        text.key("url");
        text.textOrNone(driver.headshotUrl());
      }
      text.close('}');
    }
    text.close(']');
    text.close('}');
    return text.bytes();
  }

  private static void member(JsonText text, String key, String value) {
    text.key(key);
    text.text(value);
  }

  /** The distances are measured on a lap of the session and differ a little between sessions. */
  byte[] corners() {
    double measured = 1 + setup.chance("corners").between(-0.006, 0.006);
    List<Corner> corners = setup.circuit().corners();
    JsonText text = text(2000);
    text.open('{');
    column(text, "CornerNumber", corners, (t, corner) -> t.whole(corner.number()));
    column(text, "X", corners, (t, corner) -> t.number(corner.x()));
    column(text, "Y", corners, (t, corner) -> t.number(corner.y()));
    column(text, "Angle", corners, (t, corner) -> t.number(corner.angleDeg()));
    column(text, "Distance", corners, (t, corner) -> t.number(corner.distanceM() * measured));
    text.key("Rotation");
    text.number(setup.circuit().rotationDeg());
    text.close('}');
    return text.bytes();
  }

  byte[] weather(List<SimulatedWeather> rows) {
    JsonText text = text(12_000);
    text.open('{');
    column(text, "wT", rows, (t, row) -> t.seconds(row.timeMs()));
    column(text, "wAT", rows, (t, row) -> t.number(row.airC()));
    column(text, "wH", rows, (t, row) -> t.number(row.humidityPercent()));
    column(text, "wP", rows, (t, row) -> t.number(row.pressureMbar()));
    column(text, "wR", rows, (t, row) -> t.bool(row.rain()));
    column(text, "wTT", rows, (t, row) -> t.number(row.trackC()));
    column(text, "wWD", rows, (t, row) -> t.whole(row.windDeg()));
    column(text, "wWS", rows, (t, row) -> t.number(row.windMps()));
    text.close('}');
    return text.bytes();
  }

  byte[] messages(List<SimulatedMessage> rows) {
    JsonText text = text(12_000);
    text.open('{');
    column(text, "time", rows, (t, row) -> t.text(date(setup, row.timeMs())));
    column(text, "cat", rows, (t, row) -> t.text(row.category()));
    column(text, "msg", rows, (t, row) -> t.text(row.text()));
    column(text, "status", rows, (t, row) -> t.textOrNone(row.status()));
    column(text, "flag", rows, (t, row) -> t.textOrNone(row.flag()));
    column(text, "scope", rows, (t, row) -> t.textOrNone(row.scope()));
    column(
        text, "sector", rows, (t, row) -> t.number(row.sector() > 0 ? row.sector() : Double.NaN));
    column(text, "dNum", rows, (t, row) -> t.textOrNone(row.driverNumber()));
    column(text, "lap", rows, (t, row) -> lap(t, row.lap()));
    text.close('}');
    return text.bytes();
  }

  private static void lap(JsonText text, int lap) {
    if (lap == 0) {
      text.none();
    } else {
      text.whole(lap);
    }
  }

  private JsonText text(int expectedBytes) {
    return new JsonText(setup.generation().style(setup.kind()), expectedBytes);
  }

  private static <T> void column(
      JsonText text, String key, List<T> rows, BiConsumer<JsonText, T> writer) {
    text.key(key);
    text.open('[');
    rows.forEach(row -> writer.accept(text, row));
    text.close(']');
  }
}
