package io.tif1.benchmarks.decode;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The telemetry of a lap as somebody would read it who has Jackson's streaming parser and wants it
 * fast: numbers into arrays that grow and are kept from column to column, missing values as NaN.
 */
final class JacksonStreaming {
  private final JsonFactory factory;
  private double[] scratch = new double[2048];

  JacksonStreaming(boolean fastDoubles) {
    factory =
        JsonFactory.builder()
            .configure(StreamReadFeature.USE_FAST_DOUBLE_PARSER, fastDoubles)
            .build();
  }

  /** Columns by key: arrays of double, lists of String. */
  Map<String, Object> decode(byte[] text) throws IOException {
    var columns = new LinkedHashMap<String, Object>();
    try (JsonParser parser = factory.createParser(text)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        parser.nextToken();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
          String key = parser.currentName();
          if (parser.nextToken() == JsonToken.START_ARRAY) {
            columns.put(key, key.equals("DriverAhead") ? texts(parser) : numbers(parser));
          } else {
            columns.put(key, parser.getText());
          }
        }
      }
    }
    return columns;
  }

  private double[] numbers(JsonParser parser) throws IOException {
    double[] values = scratch;
    int size = 0;
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (size == values.length) {
        values = Arrays.copyOf(values, size * 2);
        scratch = values;
      }
      values[size++] =
          switch (token) {
            case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> parser.getDoubleValue();
            case VALUE_TRUE -> 1;
            case VALUE_FALSE -> 0;
            default -> Double.NaN;
          };
    }
    return Arrays.copyOf(values, size);
  }

  private static List<@Nullable String> texts(JsonParser parser) throws IOException {
    var texts = new ArrayList<@Nullable String>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      String text = parser.getText();
      texts.add(text.equals("None") ? null : text);
    }
    return texts;
  }
}
