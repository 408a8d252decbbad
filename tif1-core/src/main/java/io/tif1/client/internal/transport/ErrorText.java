package io.tif1.client.internal.transport;

import io.tif1.client.internal.pipe.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.GzipSource;
import okio.Source;

/** What an error says, as far as it takes to tell errors apart. */
final class ErrorText {
  private static final int ENOUGH = 1000;

  private ErrorText() {}

  /** The beginning of the body as text; empty if it cannot be read. */
  static String of(Answer answer) {
    var received = new Buffer().write(answer.body());
    if (!"gzip".equalsIgnoreCase(answer.header("content-encoding"))) {
      return text(received);
    }
    // Servers compress errors too, and what was read of a long one ends in the middle.
    var plain = new Buffer();
    try (Source source = new GzipSource(received)) {
      while (plain.size() < ENOUGH && source.read(plain, ENOUGH) >= 0) {
        // goes on until there is enough
      }
    } catch (IOException endsInTheMiddle) {
      return text(plain);
    }
    return text(plain);
  }

  private static String text(Buffer bytes) {
    return new String(
        bytes.snapshot((int) Math.min(bytes.size(), ENOUGH)).toByteArray(), StandardCharsets.UTF_8);
  }
}
