package io.tif1.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a settings file: one JSON object, keys as in the registry. The Python library skipped files
 * it could not read; here that is an error, or settings would be lost without anyone noticing.
 */
final class ConfigFile {
  private static final long LARGEST = 1 << 20;
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ConfigFile() {}

  /**
   * The members in the file's order: Strings, Booleans, BigDecimals, lists of those, and a {@link
   * JsonShape} where something else stands. A member that is null counts as absent.
   *
   * @throws IllegalArgumentException with the file's name if there is no such object in it
   */
  static Map<String, Object> read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalArgumentException(
            "file " + file + " is larger than the 1 MiB that a settings file may have");
      }
      try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
        return object(json, file);
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("file " + file + " is not JSON: " + place(e), e);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException("file " + file + " does not exist", e);
    } catch (AccessDeniedException e) {
      throw new IllegalArgumentException("file " + file + " may not be read by this user", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("file " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String place(JsonProcessingException e) {
    JsonLocation location = e.getLocation();
    String where =
        location == null
            ? ""
            : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    return where + e.getOriginalMessage();
  }

  private static Map<String, Object> object(JsonParser json, Path file) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException(
          "file " + file + " holds no JSON object such as {\"timeout\": 30}");
    }
    var members = new LinkedHashMap<String, Object>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String key = json.currentName();
      if (json.nextToken() != JsonToken.VALUE_NULL) {
        members.put(key, value(json));
      }
    }
    if (json.nextToken() != null) {
      throw new IllegalArgumentException("file " + file + " goes on after its JSON object");
    }
    return members;
  }

  private static Object value(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return scalar(json);
    }
    List<Object> elements = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      elements.add(scalar(json));
    }
    return elements;
  }

  private static Object scalar(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(json.getText());
      case VALUE_NULL -> JsonShape.NULL;
      case START_ARRAY -> skipped(json, JsonShape.ARRAY);
      default -> skipped(json, JsonShape.OBJECT);
    };
  }

  /** Exactly as written; a number beyond what Java can count stays the text it is. */
  private static Object number(String lexeme) {
    try {
      return new BigDecimal(lexeme);
    } catch (NumberFormatException e) {
      return lexeme;
    }
  }

  private static JsonShape skipped(JsonParser json, JsonShape shape) throws IOException {
    json.skipChildren();
    return shape;
  }
}
