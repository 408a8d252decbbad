package io.tif1.client.internal.transport.proxy;

import io.tif1.client.ProxyChoice.Via;
import io.tif1.client.internal.transport.proxy.ProxyException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks an HTTP proxy for a tunnel (RFC 9110, section 9.3.6). Any 2xx means that it stands, and what
 * follows the head belongs to the tunnel, whatever length the head announces.
 */
final class HttpConnect {
  /** Of all heads together. */
  private static final int MOST_HEAD_BYTES = 64 * 1024;

  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] +(\\d{3})( .*|$)");
  private static final Pattern CHALLENGE = Pattern.compile("([A-Za-z][A-Za-z0-9._-]*)(\\s|$).*");

  private final Via via;
  private final String target;
  private final String userAgent;

  /**
   * @param target host and port of the server behind the proxy
   */
  HttpConnect(Via via, String target, String userAgent) {
    this.via = via;
    this.target = target;
    this.userAgent = userAgent;
  }

  /** The head of an answer. */
  private record Head(int status, String reason, List<String> fields) {
    List<String> values(String name) {
      return fields.stream()
          .filter(field -> field.toLowerCase(Locale.ROOT).startsWith(name + ":"))
          .map(field -> field.substring(name.length() + 1).strip())
          .toList();
    }
  }

  /**
   * Makes the tunnel; the streams are the tunnel's afterwards.
   *
   * @return null, or which realm of the proxy's wants a login where none is known
   * @throws ProxyException if the proxy does not make it
   * @throws IOException if the connection to the proxy breaks
   */
  @Nullable String open(InputStream in, OutputStream out) throws IOException {
    out.write(request().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    int[] left = {MOST_HEAD_BYTES};
    Head head = head(in, left);
    while (head.status >= 100 && head.status < 200 && head.status != 101) {
      head = head(in, left);
    }
    if (head.status >= 200 && head.status < 300) {
      return null;
    }
    if (head.status == 407) {
      return login(head);
    }
    throw refused(head);
  }

  private String request() {
    var text = new StringBuilder("CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n");
    text.append("User-Agent: ").append(userAgent).append("\r\nProxy-Connection: Keep-Alive\r\n");
    if (via.user() != null) {
      String login = via.user() + ":" + (via.password() == null ? "" : via.password());
      text.append("Proxy-Authorization: Basic ")
          .append(Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
          .append("\r\n");
    }
    return text.append("\r\n").toString();
  }

  /** Reads no further than its end: what follows belongs to the tunnel. */
  private Head head(InputStream in, int[] left) throws IOException {
    String first = line(in, left);
    while (first.isEmpty()) {
      first = line(in, left);
    }
    Matcher status = STATUS.matcher(first);
    if (!status.matches()) {
      throw new ProxyException(
          Kind.DOWN, "answered CONNECT with what is no HTTP: " + Words.quoted(first), null);
    }
    var fields = new ArrayList<String>();
    for (String field = line(in, left); !field.isEmpty(); field = line(in, left)) {
      fields.add(field);
    }
    return new Head(Integer.parseInt(status.group(1)), status.group(2).strip(), fields);
  }

  private String line(InputStream in, int[] left) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        if (left[0] < MOST_HEAD_BYTES) {
          throw new ProxyException(
              Kind.DOWN, "closed the connection within its answer to CONNECT", null);
        }
        throw new EOFException();
      }
      if (--left[0] <= 0) {
        throw new ProxyException(
            Kind.DOWN,
            "sent more than " + MOST_HEAD_BYTES + " bytes of headers in answer to CONNECT",
            null);
      }
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
  }

  private String login(Head head) throws ProxyException {
    List<String> challenges = head.values("proxy-authenticate");
    List<String> schemes = new ArrayList<>();
    String realm = "";
    boolean basic = challenges.isEmpty();
    for (String challenge : challenges) {
      Matcher scheme = CHALLENGE.matcher(challenge);
      String name = scheme.matches() ? scheme.group(1) : "an unknown scheme";
      schemes.add(name);
      if (name.equalsIgnoreCase("Basic")) {
        basic = true;
        realm = challenge;
      }
    }
    if (!basic) {
      throw new ProxyException(
          Kind.REFUSES_US,
          "wants a login by "
              + String.join(" or ", schemes)
              + " (HTTP 407), and this client can log in by Basic only; put a local proxy in"
              + " between that logs in, such as Px or Cntlm",
          null);
    }
    if (via.user() != null) {
      throw Words.wrongLogin("HTTP 407" + said(head));
    }
    return realm;
  }

  private ProxyException refused(Head head) {
    boolean gateway = head.status == 502 || head.status == 503 || head.status == 504;
    String answer = "HTTP " + head.status + said(head);
    if (gateway) {
      return new ProxyException(
          Kind.SERVER_UNREACHABLE,
          "could not connect to " + target + " (it answered CONNECT with " + answer + ")",
          null);
    }
    boolean passing =
        head.status >= 500 || head.status < 200 || head.status == 408 || head.status == 429;
    return new ProxyException(
        passing ? Kind.DOWN : Kind.REFUSES_SERVER,
        (passing ? "failed: it" : "does not let us through to " + target + ": it")
            + " answered CONNECT with "
            + answer
            + (passing
                ? ""
                : "; ask who runs it to allow the host, or set the setting proxy to another or to"
                    + " direct"),
        null);
  }

  /** The reason, and when to ask again: that is told and left to whoever reads it. */
  private static String said(Head head) {
    List<String> retryAfter = head.values("retry-after");
    return (head.reason.isEmpty() ? "" : " " + Words.cut(head.reason))
        + (retryAfter.isEmpty() ? "" : ", Retry-After: " + Words.cut(retryAfter.get(0)));
  }
}
