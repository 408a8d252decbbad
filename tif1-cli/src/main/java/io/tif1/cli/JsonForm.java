package io.tif1.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import java.io.IOException;
import java.util.Map;

/**
 * A listing as a JSON array with an object a row, each on a line of its own, in UTF-8. What is
 * missing is null. Written row by row.
 */
final class JsonForm {
  private JsonForm() {}

  static void write(Listing listing, Io io) throws IOException {
    try (JsonGenerator json = Json.generator(io.out())) {
      json.writeStartArray();
      for (int row = 0; row < listing.rows(); row++) {
        json.writeStartObject();
        for (Map.Entry<String, Column> column : listing.asMap().entrySet()) {
          json.writeFieldName(column.getKey());
          value(json, column.getValue(), row);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    io.out().write('\n');
  }

  private static void value(JsonGenerator json, Column column, int row) throws IOException {
    if (column.isMissing(row)) {
      json.writeNull();
    } else if (column instanceof DoubleColumn numbers) {
      number(json, numbers.get(row));
    } else if (column instanceof IntColumn wholes) {
      json.writeNumber(wholes.get(row));
    } else if (column instanceof BooleanColumn flags) {
      json.writeBoolean(flags.isTrue(row));
    } else {
      json.writeString(column.text(row));
    }
  }

  /** JSON has no infinity. */
  private static void number(JsonGenerator json, double value) throws IOException {
    if (Double.isInfinite(value)) {
      json.writeNull();
    } else {
      json.writeNumber(value);
    }
  }
}
