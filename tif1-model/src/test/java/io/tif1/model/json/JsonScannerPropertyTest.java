package io.tif1.model.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.tif1.model.JsonDocument;
import io.tif1.model.JsonException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

/** The scanner beside a parser of another house, over documents that chance has made. */
class JsonScannerPropertyTest {
  private static final JsonFactory STRICT = new JsonFactory();
  private static final JsonFactory WITH_NAN =
      new JsonFactoryBuilder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private static boolean scannerAccepts(byte[] text) {
    try {
      JsonScanner.requireObject(text, 0, text.length);
      return true;
    } catch (JsonException e) {
      assertThat(e.offset()).isBetween(0, text.length);
      return false;
    }
  }

  /** Whether the other parser reads one object and nothing behind it, every value included. */
  private static boolean jacksonAccepts(JsonFactory factory, byte[] text) {
    // As characters: its parser of bytes refuses names with escaped surrogates.
    try (JsonParser parser = factory.createParser(withoutMark(text))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      int depth = 1;
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          return false;
        }
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else if (token == JsonToken.VALUE_STRING) {
          parser.getText();
        } else if (token.isNumeric()) {
          parser.getNumberValue();
        }
      }
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  private static String withoutMark(byte[] text) {
    String all = new String(text, StandardCharsets.UTF_8);
    return all.startsWith("\uFEFF") ? all.substring(1) : all;
  }

  @Property(tries = 3000)
  void everyDocumentIsAcceptedAndMeansWhatWasWritten(@ForAll long seed) {
    var documents = new Documents(seed, false);
    var meant = documents.object(4);
    byte[] text = documents.write(meant);
    assertThat(JsonDocument.copyOf(text).asMap()).isEqualTo(meant);
  }

  @Property(tries = 20_000)
  void whatTheScannerAcceptsTheOtherParserReads(@ForAll long seed) {
    var documents = new Documents(seed, false);
    byte[] text = documents.mutate(documents.write(documents.object(3)));
    if (scannerAccepts(text)) {
      assertThat(jacksonAccepts(WITH_NAN, text)).as(printable(text)).isTrue();
      assertThat(JsonDocument.copyOf(text).asMap()).isNotNull();
    }
  }

  @Property(tries = 20_000)
  void whatTheOtherParserReadsTheScannerAccepts(@ForAll long seed) {
    var documents = new Documents(seed, true);
    byte[] text = documents.mutate(documents.write(documents.object(3)));
    if (jacksonAccepts(STRICT, text)) {
      assertThat(scannerAccepts(text)).as(printable(text)).isTrue();
    }
  }

  @Property(tries = 5000)
  void anyBytesAreAcceptedOrRefusedWithAnOffset(@ForAll @Size(max = 200) byte[] bytes) {
    if (scannerAccepts(bytes)) {
      assertThat(jacksonAccepts(WITH_NAN, bytes)).isTrue();
    }
  }

  @Property(tries = 500)
  void noPrefixOfADocumentIsADocument(@ForAll long seed) {
    var documents = new Documents(seed, false);
    byte[] text =
        new String(documents.write(documents.object(2)), StandardCharsets.UTF_8)
            .strip()
            .getBytes(StandardCharsets.UTF_8);
    for (int end = 0; end < text.length; end++) {
      int to = end;
      assertThat(isRefused(text, to)).as("its first %d bytes", end).isTrue();
    }
  }

  private static boolean isRefused(byte[] text, int to) {
    try {
      JsonScanner.requireObject(text, 0, to);
      return false;
    } catch (JsonException e) {
      return true;
    }
  }

  private static String printable(byte[] text) {
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
