package io.tif1.cli;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Data in UTF-8 on its way to a terminal, with a question mark for each character that the terminal
 * would obey ({@link SafeText}). Not safe for use by multiple threads.
 */
final class SafeOutput extends FilterOutputStream {
  private static final int LONGEST = 4;

  private final byte[] character = new byte[LONGEST];
  private int length;
  private int missing;
  private boolean afterReturn;

  SafeOutput(OutputStream terminal) {
    super(terminal);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    for (int i = from; i < from + count; i++) {
      write(bytes[i]);
    }
  }

  @Override
  public void write(int single) throws IOException {
    byte b = (byte) single;
    if (missing > 0 && (b & 0xc0) == 0x80) {
      character[length++] = b;
      missing--;
    } else {
      show(); // cut short, or none
      character[0] = b;
      length = 1;
      missing = b >= 0 ? 0 : Math.max(0, Integer.numberOfLeadingZeros(~b << 24) - 1);
      if (missing >= LONGEST) {
        missing = 0;
      }
    }
    if (missing == 0) {
      show();
    }
  }

  /** Shows the character that has come. */
  private void show() throws IOException {
    if (length == 0) {
      return;
    }
    String text = new String(character, 0, length, StandardCharsets.UTF_8);
    int c = text.codePointAt(0);
    if (afterReturn && c != '\n') {
      out.write('?');
    }
    afterReturn = c == '\r';
    if (c == '\n') {
      out.write(c);
    } else if (c != '\r') {
      out.write(SafeText.line(text).getBytes(StandardCharsets.UTF_8));
    }
    length = 0;
    missing = 0;
  }

  @Override
  public void flush() throws IOException {
    if (missing == 0) {
      show();
    }
    super.flush();
  }
}
