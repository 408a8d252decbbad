package io.tif1.client.internal.transport;

import io.tif1.client.internal.pipe.Body;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What asks a server to send a file only if it is not the one that is known (RFC 9110, section 13).
 * A validator goes back byte for byte as it came, or not at all: one that this client cannot
 * reproduce, or that would mean something else as a condition, is left out. Pure.
 */
final class Conditions {
  static final String IF_NONE_MATCH = "If-None-Match";
  static final String IF_MODIFIED_SINCE = "If-Modified-Since";

  /** A longer one could make a server refuse the request for the size of its headers. */
  private static final int LONGEST = 1024;

  /** What bytes become that are not UTF-8, as which OkHttp reads headers: they are lost. */
  private static final char UNREADABLE = '\uFFFD';

  private Conditions() {}

  /** The headers; empty if nothing is known that can be named. */
  static Map<String, String> of(@Nullable Body known) {
    if (known == null) {
      return Map.of();
    }
    String etag = known.etag();
    if (etag != null && canBeSentBack(etag) && !etag.trim().equals("*")) {
      return Map.of(IF_NONE_MATCH, etag);
    }
    String date = known.lastModified();
    return date != null && canBeSentBack(date) ? Map.of(IF_MODIFIED_SINCE, date) : Map.of();
  }

  /** Whether any of these headers is a condition. */
  static boolean areIn(Map<String, String> headers) {
    return headers.keySet().stream().anyMatch(Conditions::isOne);
  }

  /** The headers that are no conditions. */
  static Map<String, String> without(Map<String, String> headers) {
    var others = new HashMap<>(headers);
    others.keySet().removeIf(Conditions::isOne);
    return others;
  }

  private static boolean isOne(String name) {
    return name.equalsIgnoreCase(IF_NONE_MATCH) || name.equalsIgnoreCase(IF_MODIFIED_SINCE);
  }

  private static boolean canBeSentBack(String value) {
    return !value.isBlank()
        && value.length() <= LONGEST
        && value.chars().noneMatch(c -> c < ' ' && c != '\t' || c == 0x7F || c == UNREADABLE)
        && value.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
  }
}
