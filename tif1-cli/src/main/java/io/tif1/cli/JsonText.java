package io.tif1.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values as JSON text, indented, for {@code --json} and lock files. */
final class JsonText {
  private JsonText() {}

  /**
   * A map (in its order), a list, a number, a flag, null, or anything else as its text.
   *
   * @return without a line end
   */
  static String of(@Nullable Object value) {
    return text(value, "\n");
  }

  private static String text(@Nullable Object value, String line) {
    String inner = line + "  ";
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(e -> quoted(e.getKey().toString()) + ": " + text(e.getValue(), inner))
          .collect(around("{", "}", map.isEmpty(), line));
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(one -> text(one, inner))
          .collect(around("[", "]", list.isEmpty(), line));
    }
    return value == null || value instanceof Number || value instanceof Boolean
        ? String.valueOf(value)
        : quoted(value.toString());
  }

  private static Collector<CharSequence, ?, String> around(
      String open, String close, boolean empty, String line) {
    return empty
        ? Collectors.joining("", open, close)
        : Collectors.joining("," + line + "  ", open + line + "  ", line + close);
  }

  private static String quoted(String text) {
    var quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < 0x20) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
