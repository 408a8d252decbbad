package io.tif1.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object as a person writes it, such as a file of settings: nothing is tolerated that may
 * be a slip, a name that occurs twice included, and problems are told by line and column.
 */
public final class StrictObject {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private StrictObject() {}

  /** Why a text is not one JSON object; the message begins with a verb. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /**
   * The members in the text's order: Strings, Booleans, BigDecimals, Lists, Maps and nulls. A
   * number beyond what a BigDecimal can count stays the text it is.
   *
   * @throws RefusedException if the text is not one JSON object and nothing else
   */
  public static Map<String, @Nullable Object> parse(byte[] utf8) throws RefusedException {
    try (JsonParser json = FACTORY.createParser(utf8)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException("holds no JSON object such as {\"timeout\": 30}", null);
      }
      Map<String, @Nullable Object> members = object(json);
      if (json.nextToken() != null) {
        throw new RefusedException("goes on after its JSON object", null);
      }
      return members;
    } catch (JsonProcessingException e) {
      throw new RefusedException("is not JSON: " + place(e) + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be read", e);
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    return location == null
        ? ""
        : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
  }

  private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
    var members = new LinkedHashMap<String, @Nullable Object>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      members.put(name, value(json));
    }
    return members;
  }

  private static List<@Nullable Object> array(JsonParser json) throws IOException {
    var elements = new ArrayList<@Nullable Object>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(json));
    }
    return elements;
  }

  private static @Nullable Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case START_OBJECT -> object(json);
      case START_ARRAY -> array(json);
      case VALUE_STRING -> json.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> number(json.getText());
    };
  }

  private static Object number(String lexeme) {
    try {
      return new BigDecimal(lexeme);
    } catch (NumberFormatException e) {
      return lexeme;
    }
  }
}
