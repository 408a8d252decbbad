package io.tif1.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;

/** How the program writes JSON: in UTF-8, each element of the outer array on a line of its own. */
final class Json {
  private Json() {}

  /** A generator that leaves the stream open when it is closed. */
  static JsonGenerator generator(OutputStream out) throws IOException {
    return new JsonFactory()
        .createGenerator(out)
        .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
        .setPrettyPrinter(new RowAnElement());
  }

  private static final class RowAnElement extends MinimalPrettyPrinter {
    private static final long serialVersionUID = 1L;

    @Override
    public void beforeArrayValues(JsonGenerator json) throws IOException {
      newLine(json);
    }

    @Override
    public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
      json.writeRaw(',');
      newLine(json);
    }

    @Override
    public void writeEndArray(JsonGenerator json, int elements) throws IOException {
      if (elements > 0) {
        newLine(json);
      }
      json.writeRaw(']');
    }

    private static void newLine(JsonGenerator json) throws IOException {
      json.writeRaw('\n');
    }
  }
}
