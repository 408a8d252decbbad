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

  private PathSegment() {}

  /**
   * Returns the canonical spelling of {@code name}: percent-decoded if it is well-formed
   * percent-encoding, in Unicode normal form C.
   *
   * @param what what the name is, for the message: {@code "event"}, {@code "path"}
   * @throws IllegalArgumentException if the name is empty or blank, {@code .} or {@code ..}, longer
   *     than 255 characters, or holds a slash, a backslash, a control character or half of a
   *     surrogate pair
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
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < decoded.length()
                && Character.isLowSurrogate(decoded.charAt(i + 1));
        if (!pair) {
          throw refused(what, name, "holds half of a surrogate pair (at " + i + ")");
        }
        i++;
      }
    }
    return decoded;
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
        int high = i + 2 < name.length() ? Character.digit(name.charAt(i + 1), 16) : -1;
        int low = i + 2 < name.length() ? Character.digit(name.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return name;
        }
        bytes.put((byte) (high << 4 | low));
        i += 3;
      } else {
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
