package io.tif1.testkit.sim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads JSON by a parser that knows nothing of the simulator. Whole numbers become Long. */
final class Json {
  private Json() {}

  static Map<String, Object> object(byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new AssertionError("there is no such file");
    }
    try (JsonParser parser = new JsonFactory().createParser(bytes)) {
      parser.nextToken();
      Object value = value(parser);
      if (parser.nextToken() != null) {
        throw new AssertionError("something follows the document");
      }
      return asObject(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asObject(@Nullable Object value) {
    return (Map<String, Object>) java.util.Objects.requireNonNull(value);
  }

  @SuppressWarnings("unchecked")
  static List<Object> array(Map<String, Object> object, String key) {
    return (List<Object>) java.util.Objects.requireNonNull(object.get(key), key);
  }

  /** A column as numbers; "None" is NaN. */
  static double[] numbers(Map<String, Object> object, String key) {
    return array(object, key).stream()
        .mapToDouble(v -> v instanceof Number n ? n.doubleValue() : Double.NaN)
        .toArray();
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          String key = parser.currentName();
          parser.nextToken();
          object.put(key, value(parser));
        }
        yield object;
      }
      case START_ARRAY -> {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          array.add(value(parser));
        }
        yield array;
      }
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getLongValue();
      case VALUE_NUMBER_FLOAT -> Double.parseDouble(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> throw new AssertionError("unexpected " + parser.currentToken());
    };
  }
}
