package io.tif1.testkit.sim;

/** Writes the telemetry of one lap. */
final class TelemetryWriter {
  private static final int BYTES_A_SAMPLE = 190;

  private TelemetryWriter() {}

  static byte[] write(SimulatedTelemetry telemetry, Setup setup) {
    TextStyle style = setup.generation().style(setup.kind());
    JsonText text = new JsonText(style, 400 + BYTES_A_SAMPLE * telemetry.size());
    text.open('{');
    text.key("tel");
    text.open('{');
    for (String name : telemetry.columns()) {
      double[] values = telemetry.values(name);
      switch (name) {
        case "time" -> seconds(text, values);
        case "gear", "brake", "drs" -> wholes(text, name, values);
        case "x", "y", "z" -> {
          if (setup.wholePositions()) {
            wholes(text, name, values);
          } else {
            numbers(text, name, values);
          }
        }
        case "DistanceToDriverAhead" -> {
          names(text, telemetry.namesAhead());
          numbers(text, name, values);
        }
        default -> numbers(text, name, values);
      }
    }
    text.key("dataKey");
    text.text(telemetry.dataKey());
    text.close('}');
    text.close('}');
    return text.bytes();
  }

  private static void seconds(JsonText text, double[] values) {
    text.key("time");
    text.open('[');
    for (double value : values) {
      text.seconds(Math.round(value * 1000));
    }
    text.close(']');
  }

  private static void numbers(JsonText text, String name, double[] values) {
    text.key(name);
    text.open('[');
    for (double value : values) {
      text.number(value);
    }
    text.close(']');
  }

  private static void wholes(JsonText text, String name, double[] values) {
    text.key(name);
    text.open('[');
    for (double value : values) {
      if (Double.isNaN(value)) {
        text.none();
      } else {
        text.whole((long) value);
      }
    }
    text.close(']');
  }

  private static void names(JsonText text, String[] names) {
    text.key("DriverAhead");
    text.open('[');
    for (String name : names) {
      text.text(name);
    }
    text.close(']');
  }
}
