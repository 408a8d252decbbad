package io.tif1.model.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps and lists out of JSON that {@link JsonScanner} has passed, through Jackson's parser. */
public final class JsonTree {
  /** Accepts all that the scanner accepts: what passed there must parse here. */
  private static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxNumberLength(JsonScanner.MAX_NUMBER_LENGTH)
                  .maxNestingDepth(JsonScanner.MAX_DEPTH)
                  .build())
          .build();

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private JsonTree() {}

  /** Parses one object; {@code utf8} must have passed {@link JsonScanner#requireObject}. */
  public static Map<String, @Nullable Object> parseObject(byte[] utf8) {
    try (JsonParser parser = parser(utf8)) {
      parser.nextToken();
      return object(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("a document that was checked before does not parse", e);
    }
  }

  /**
   * Jackson's parser of bytes refuses names with escaped surrogates, which JSON allows, pairs of
   * them too. Its parser of characters, which is slower, reads them.
   */
  private static JsonParser parser(byte[] utf8) throws IOException {
    if (!mayEscapeSurrogates(utf8)) {
      return FACTORY.createParser(utf8);
    }
    String text = new String(utf8, StandardCharsets.UTF_8);
    return FACTORY.createParser(text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
  }

  private static boolean mayEscapeSurrogates(byte[] utf8) {
    for (int i = 0; i < utf8.length - 2; i++) {
      if (utf8[i] == '\\' && utf8[i + 1] == 'u' && (utf8[i + 2] | 0x20) == 'd') {
        return true;
      }
    }
    return false;
  }

  private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
    var map = new LinkedHashMap<String, @Nullable Object>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      map.put(name, value(parser));
    }
    return map;
  }

  private static List<@Nullable Object> array(JsonParser parser) throws IOException {
    var list = new ArrayList<@Nullable Object>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      list.add(value(parser));
    }
    return list;
  }

  private static @Nullable Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> parser.getText();
      case VALUE_NUMBER_INT -> parser.getNumberValue();
      case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> throw new IOException("unexpected token " + parser.currentToken());
    };
  }
}
