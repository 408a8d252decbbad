package io.tif1.model.json;

/** The escapes of strings in JSON. */
final class Escapes {
  private Escapes() {}

  /** The text that a string with well-formed escapes means. */
  static String undo(String raw) {
    var out = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c != '\\') {
        out.append(c);
        continue;
      }
      c = raw.charAt(++i);
      switch (c) {
        case 'b' -> out.append('\b');
        case 'f' -> out.append('\f');
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case 'u' -> {
          out.append((char) Integer.parseInt(raw, i + 1, i + 5, 16));
          i += 4;
        }
        default -> out.append(c);
      }
    }
    return out.toString();
  }
}
