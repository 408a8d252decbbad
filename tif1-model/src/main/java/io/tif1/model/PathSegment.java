package io.tif1.model;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * The one spelling of a name that becomes a folder or a file in the published tree. Names come from
 * people and from other programs; what leaves here can be encoded into a URL without changing which
 * file it means.
 *
 * @since 0.1
 */
public final class PathSegment {
  /** Longer than any published name; a longer one is not a name. */
  private static final int MAX_LENGTH = 255;

  private static final char REPLACEMENT = '\uFFFD';

  private PathSegment() {}

  /**
   * Returns the canonical spelling of {@code name}: percent-decoded if it is well-formed
   * percent-encoding, in Unicode normal form C.
   *
   * @param what what the name is, for the message: {@code "event"}, {@code "path"}
   * @throws IllegalArgumentException if the name is empty or blank, {@code .} or {@code ..}, longer
   *     than 255 characters, or holds a slash, a backslash, a control character, half of a
   *     surrogate pair or the replacement character U+FFFD
   */
  public static String canonical(String what, String name) {
    String decoded = Normalizer.normalize(percentDecoded(name), Normalizer.Form.NFC);
    if (decoded.isBlank()) {
      throw refused(what, name, "must not be empty");
    }
    if (decoded.equals(".") || decoded.equals("..")) {
      throw refused(what, name, "must not step to another folder");
    }
    if (decoded.length() > MAX_LENGTH) {
      throw refused(what, name.substring(0, 40) + "...", "has over " + MAX_LENGTH + " characters");
    }
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c == '/' || c == '\\') {
        throw refused(what, name, "must not hold a slash or backslash");
      }
      if (Character.isISOControl(c)) {
        throw refused(what, name, "must not hold a control character (at " + i + ")");
      }
      if (c == REPLACEMENT) {
        throw refused(
            what,
            name,
            "holds U+FFFD, which stands for letters that were lost on the way here; read it as UTF-8,"
                + " or set a locale of UTF-8 such as LC_ALL=C.UTF-8");
      }
      if (isHalfOfAPair(decoded, i)) {
        throw refused(what, name, "holds half of a surrogate pair (at " + i + ")");
      }
    }
    return decoded;
  }

  private static boolean isHalfOfAPair(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  /** The value of the ASCII digit at {@code i}, or -1. */
  private static int hexadecimal(String text, int i) {
    return i < text.length() && text.charAt(i) < 0x80 ? Character.digit(text.charAt(i), 16) : -1;
  }

  /** Decodes once; text that is not well-formed percent-encoded UTF-8 stays as it is. */
  private static String percentDecoded(String name) {
    if (name.indexOf('%') < 0) {
      return name;
    }
    var bytes = ByteBuffer.allocate(name.length() * 3);
    for (int i = 0; i < name.length(); ) {
      char c = name.charAt(i);
      if (c == '%') {
        int high = hexadecimal(name, i + 1);
        int low = hexadecimal(name, i + 2);
        if (high < 0 || low < 0) {
          return name;
        }
        bytes.put((byte) (high << 4 | low));
        i += 3;
      } else {
        if (isHalfOfAPair(name, i)) {
          return name; // refused later; UTF-8 would make a question mark of it
        }
        int end = name.offsetByCodePoints(i, 1);
        bytes.put(name.substring(i, end).getBytes(StandardCharsets.UTF_8));
        i = end;
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException e) {
      return name; // "%ff" is no UTF-8, so the percent sign was meant as one.
    }
  }

  private static IllegalArgumentException refused(String what, String name, String why) {
    return new IllegalArgumentException(what + " " + why + ": \"" + printable(name) + '"');
  }

  private static String printable(String text) {
    var out = new StringBuilder();
    text.chars()
        .forEach(
            c -> {
              if (Character.isISOControl(c) || Character.isSurrogate((char) c)) {
                out.append(String.format("\\u%04x", c));
              } else {
                out.append((char) c);
              }
            });
    return out.toString();
  }
}
