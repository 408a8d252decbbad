package io.tif1.client.internal.transport;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The beginning of an answer: what its status and headers say, before its body has come.
 *
 * @param headers names in lower case
 */
record AnswerHead(int status, Map<String, List<String>> headers) {
  /** Why the answer cannot be read, whatever follows; null if it can. */
  @Nullable String problem() {
    for (String coding : values("transfer-encoding")) {
      String said = coding.trim().toLowerCase(Locale.ROOT);
      if (!said.isEmpty() && !said.equals("chunked") && !said.equals("identity")) {
        return "the answer has the Transfer-Encoding \""
            + coding
            + "\", which was not asked for and is not read";
      }
    }
    if (values("transfer-encoding").isEmpty()) {
      var lengths = new TreeSet<String>();
      for (String value : values("content-length")) {
        for (String one : value.split(",", -1)) {
          lengths.add(one.trim());
        }
      }
      if (lengths.size() > 1) {
        return "the answer has several lengths: " + String.join(" and ", lengths);
      }
    }
    return null;
  }

  /** The length of the body; negative if it is not known. */
  long length() {
    return values("transfer-encoding").isEmpty()
        ? ArrivingBody.announced(headers.get("content-length"), status)
        : -1;
  }

  boolean mayHaveBody() {
    return ArrivingBody.mayHaveBody(status);
  }

  /** All values of a header. */
  List<String> values(String name) {
    return headers.getOrDefault(name, List.of());
  }

  /** What the status means, for those whose meaning is not common knowledge; else empty. */
  static String words(int status) {
    return switch (status) {
      case 101 -> "it switches to another protocol, which was not asked for";
      case 202 -> "it has taken note of the request and sends no file yet";
      case 204, 205 -> "it says that there is no content";
      case 206 -> "it sends a part of the file, though the whole was asked for";
      case 304 -> "it says that nothing has changed, though no earlier version was named";
      case 412 -> "it says that a condition is not met, though none was sent";
      case 421 -> "it does not answer for this host, on a new connection either";
      default ->
          status >= 200 && status < 300 && status != 200 && status != 203
              ? "a success that brings no file"
              : "";
    };
  }
}
