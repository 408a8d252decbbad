package io.tif1.model.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Random documents: what they mean, and one of the ways to write it. */
final class Documents {
  private static final String[] NAMES = {"time", "lap", "s1", "", "é", "日本", "a\"b", "\u0001"};
  private static final String JSONISH = "{}[]\",:\\ \n0123456789.-+eEtrufalsn/INy";

  private final Random random;
  private final boolean ascii;

  Documents(long seed, boolean ascii) {
    this.random = new Random(seed);
    this.ascii = ascii;
  }

  Map<String, @Nullable Object> object(int depth) {
    var map = new LinkedHashMap<String, @Nullable Object>();
    for (int i = random.nextInt(5); i > 0; i--) {
      map.put(random.nextInt(3) == 0 ? text() : name(), value(depth));
    }
    return map;
  }

  private String name() {
    return NAMES[random.nextInt(ascii ? 4 : NAMES.length)];
  }

  private @Nullable Object value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 7)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextInt();
      case 3 -> Integer.MAX_VALUE + 1L + (random.nextLong() >>> 8);
      case 4 -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 5 -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
      case 6 -> text();
      case 7 -> object(depth - 1);
      default -> array(depth - 1);
    };
  }

  private List<@Nullable Object> array(int depth) {
    var list = new ArrayList<@Nullable Object>();
    for (int i = random.nextInt(6); i > 0; i--) {
      list.add(value(depth));
    }
    return list;
  }

  private String text() {
    var out = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      switch (ascii ? 0 : random.nextInt(4)) {
        case 0 -> out.append((char) (' ' + random.nextInt(95)));
        case 1 -> out.append((char) random.nextInt(0x800));
        case 2 -> out.append((char) (0x800 + random.nextInt(0xD000)));
        default -> out.appendCodePoint(0x10000 + random.nextInt(0x100000));
      }
    }
    return out.toString();
  }

  /** Writes {@code value}, with escapes and white space as chance will have it. */
  byte[] write(@Nullable Object value) {
    var out = new StringBuilder();
    write(value, out);
    return out.toString().getBytes(UTF_8);
  }

  private void write(@Nullable Object value, StringBuilder out) {
    space(out);
    if (value instanceof Map<?, ?> map) {
      out.append('{');
      String comma = "";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        out.append(comma);
        space(out);
        write((String) entry.getKey(), out);
        space(out);
        out.append(':');
        write(entry.getValue(), out);
        comma = ",";
      }
      space(out);
      out.append('}');
    } else if (value instanceof List<?> list) {
      out.append('[');
      String comma = "";
      for (Object one : list) {
        out.append(comma);
        write(one, out);
        comma = ",";
      }
      space(out);
      out.append(']');
    } else if (value instanceof String text) {
      write(text, out);
    } else {
      out.append(value);
    }
    space(out);
  }

  private void write(String text, StringBuilder out) {
    out.append('"');
    for (int c : text.codePoints().toArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c < ' ' || random.nextInt(10) == 0) {
        for (char unit : Character.toChars(c)) {
          out.append(String.format(random.nextBoolean() ? "\\u%04x" : "\\u%04X", (int) unit));
        }
      } else {
        out.appendCodePoint(c);
      }
    }
    out.append('"');
  }

  private void space(StringBuilder out) {
    if (random.nextInt(8) == 0) {
      out.append(" \n\r\t".charAt(random.nextInt(4)));
    }
  }

  /** Changes a few bytes: puts others in their place, in between, or takes some away. */
  byte[] mutate(byte[] text) {
    byte[] now = text;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      int at = random.nextInt(now.length + 1);
      int gone = Math.min(random.nextInt(3), now.length - at);
      int come = random.nextInt(3);
      var next = new byte[now.length - gone + come];
      System.arraycopy(now, 0, next, 0, at);
      for (int k = 0; k < come; k++) {
        boolean jsonish = ascii || random.nextInt(4) > 0;
        next[at + k] =
            (byte)
                (jsonish ? JSONISH.charAt(random.nextInt(JSONISH.length())) : random.nextInt(256));
      }
      System.arraycopy(now, at + gone, next, at + come, now.length - at - gone);
      now = next;
    }
    return now;
  }
}
