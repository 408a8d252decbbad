package io.tif1.sql;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * JSON has no word for what is not a number and for the infinities; DuckDB writes {@code NaN},
 * {@code Infinity} and {@code -Infinity} for them, which no reader has to take. Here they become
 * null. Outside of texts no other value that DuckDB writes has an N or an I, so the words need not
 * be compared.
 */
final class FiniteJson {
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
  private static final int BUFFER = 1 << 16;

  private boolean inText;
  private boolean escaped;

  private FiniteJson() {}

  /** Puts null in the file wherever a number is not finite. Most files have none and stay. */
  static void repair(Path file) throws IOException {
    if (!hasOthers(file)) {
      return;
    }
    Path finite = file.resolveSibling(file.getFileName() + ".finite");
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        OutputStream out = new BufferedOutputStream(Files.newOutputStream(finite), BUFFER)) {
      new FiniteJson().copy(in, out);
    }
    Files.delete(file);
    Files.move(finite, file);
  }

  private static boolean hasOthers(Path file) throws IOException {
    var scan = new FiniteJson();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (scan.beginsOther(next)) {
          return true;
        }
      }
    }
    return false;
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    boolean minus = false; // read, and not written before it is known what it belongs to
    int next = in.read();
    while (next >= 0) {
      if (beginsOther(next)) {
        out.write(NULL);
        minus = false;
        next = afterLetters(in);
        continue;
      }
      if (minus) {
        out.write('-');
      }
      minus = next == '-' && !inText;
      if (!minus) {
        out.write(next);
      }
      next = in.read();
    }
  }

  /** The first byte that is no letter any more, or the end. */
  private int afterLetters(InputStream in) throws IOException {
    int next = in.read();
    while (next >= 'A' && next <= 'Z' || next >= 'a' && next <= 'z') {
      next = in.read();
    }
    return next;
  }

  /** Whether a word that is no JSON begins, sign aside; keeps track of texts. */
  private boolean beginsOther(int next) {
    if (inText) {
      if (escaped) {
        escaped = false;
      } else if (next == '\\') {
        escaped = true;
      } else if (next == '"') {
        inText = false;
      }
      return false;
    }
    inText = next == '"';
    return next == 'N' || next == 'I';
  }
}
