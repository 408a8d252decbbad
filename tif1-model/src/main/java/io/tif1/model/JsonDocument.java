package io.tif1.model;

import io.tif1.model.json.JsonScanner;
import io.tif1.model.json.JsonTree;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as published: well-formed, otherwise unchecked, under the published keys. The bare
 * tokens {@code NaN}, {@code Infinity} and {@code -Infinity} are accepted, because some published
 * files hold them.
 *
 * <p>Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class JsonDocument {
  private static final int SHOWN_BYTES = 80;

  private final byte[] utf8;

  private JsonDocument(byte[] utf8) {
    this.utf8 = utf8;
  }

  /**
   * Checks and copies a document.
   *
   * @throws JsonException if the bytes are not one well-formed JSON object in UTF-8
   */
  public static JsonDocument copyOf(byte[] utf8) {
    return copyOf(utf8, 0, utf8.length);
  }

  /**
   * Checks and copies the document in {@code utf8[from .. to)}.
   *
   * @throws JsonException if the bytes are not one well-formed JSON object in UTF-8
   */
  public static JsonDocument copyOf(byte[] utf8, int from, int to) {
    JsonScanner.requireObject(utf8, from, to);
    return new JsonDocument(Arrays.copyOfRange(utf8, from, to));
  }

  /** The length of the text in bytes. */
  public int sizeBytes() {
    return utf8.length;
  }

  /** A copy of the text in UTF-8, as published. */
  public byte[] bytes() {
    return utf8.clone();
  }

  /** The text as published. */
  public String text() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** Writes the text, as published, without a copy. */
  public void writeTo(OutputStream out) throws IOException {
    out.write(utf8);
  }

  /**
   * Parses into mutable maps (in published order), lists, strings, {@link Integer}, {@link Long},
   * {@link java.math.BigInteger}, {@link Double}, {@link Boolean} and null. Parsed anew at each
   * call. Of a key that occurs twice the last value is kept. A number with a fraction or an
   * exponent is the {@code double} nearest to it.
   */
  public Map<String, @Nullable Object> asMap() {
    return JsonTree.parseObject(utf8);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof JsonDocument that && Arrays.equals(utf8, that.utf8);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(utf8);
  }

  /** The beginning of the text, at most 80 bytes of it. */
  @Override
  public String toString() {
    if (utf8.length <= SHOWN_BYTES) {
      return text();
    }
    int end = SHOWN_BYTES;
    while ((utf8[end] & 0xC0) == 0x80) {
      end--; // not in the middle of a letter
    }
    return new String(utf8, 0, end, StandardCharsets.UTF_8) + "... (" + utf8.length + " bytes)";
  }
}
