package io.tif1.testkit;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * What can go wrong with an exchange of a {@link FakeCdn}, at any point of it: before the
 * connection, in the handshake, before the headers, in the body, after it. Counts of bytes are of
 * the body as sent, compressed if the client asked for that.
 *
 * <p>All faults are immutable values. Waits are on the time source of the server.
 *
 * @since 0.1
 */
public sealed interface Fault {
  /** Nothing goes wrong. In a sequence of faults it stands for a good exchange. */
  Fault NONE = new None();

  /** The status, with a line of text. */
  static Fault status(int code) {
    return new Status(code, Map.of(), "status " + code);
  }

  /**
   * The status with a {@code Retry-After} header.
   *
   * @param value seconds or an HTTP date, sent as it is
   */
  static Fault retryAfter(int code, String value) {
    return new Status(code, Map.of("retry-after", value), "status " + code);
  }

  /** A good answer, {@code delay} later. */
  static Fault delay(Duration delay) {
    return new Delay(delay, NONE);
  }

  /** See {@link #NONE}. */
  record None() implements Fault {}

  // ---- of the server as a whole: only with FakeCdn.faultAlways

  /** The port is closed, and connections that were open are reset. */
  record RefuseConnect() implements Fault {}

  /** New connections are shown a flawed certificate; open ones are left alone. */
  record BadCertificate(ServerCertificate.Flaw flaw) implements Fault {}

  // ---- before the headers

  /** The request is taken and nothing ever comes back. */
  record StallBeforeHeaders() implements Fault {}

  /** Stands for {@code delay}, then does what {@code then} says. */
  record Delay(Duration delay, Fault then) implements Fault {
    public Delay {
      if (then instanceof RefuseConnect || then instanceof BadCertificate) {
        throw new IllegalArgumentException(
            then + " is a state of the whole server and cannot come after a delay");
      }
    }
  }

  /** A TCP reset over HTTP/1.1, RST_STREAM (INTERNAL_ERROR) over HTTP/2. */
  record Reset() implements Fault {}

  // ---- in the body

  /** Good headers, {@code bytes} of the body (at least one is held back), then nothing. */
  record StallAfter(long bytes) implements Fault {
    public StallAfter {
      atLeast("bytes", bytes, 0);
    }
  }

  /** Good headers at once, then {@code bytesPerStep} of the body after each {@code interval}. */
  record Drip(int bytesPerStep, Duration interval) implements Fault {
    public Drip {
      atLeast("bytesPerStep", bytesPerStep, 1);
      atLeast("nanoseconds of the interval", interval.toNanos(), 1);
    }
  }

  /** Good headers, {@code bytes} of the body (at least one is held back), then the end of TCP. */
  record CutAfter(long bytes) implements Fault {
    public CutAfter {
      atLeast("bytes", bytes, 0);
    }
  }

  /**
   * A {@code Content-Length} that is {@code delta} more than the body, or less if negative. Over
   * HTTP/1.1 the connection is closed after a body that is too short; what is too long stays on it.
   */
  record WrongContentLength(long delta) implements Fault {}

  // ---- the wrong body, well delivered

  /** Status 200, JSON by its headers, and no JSON: an object that breaks off. */
  record GarbageJson() implements Fault {}

  /** Status 200 and good JSON, but an array where an object belongs. */
  record JsonArray() implements Fault {}

  /** Status 200 and a page for people, as a captive portal sends. */
  record HtmlWith200() implements Fault {}

  /** A gzip stream that ends in its middle, under a length that agrees with what is sent. */
  record TruncatedGzip() implements Fault {}

  /**
   * A gzip stream about a thousand times smaller than the {@code decodedBytes} it inflates to,
   * which are spaces and then {@code {}}: good JSON, if one had the memory. Made while it is sent.
   */
  record GzipBomb(long decodedBytes) implements Fault {
    public GzipBomb {
      atLeast("decodedBytes", decodedBytes, 2);
    }
  }

  // ---- another answer

  /** Any status, headers and text. */
  record Status(int code, Map<String, String> headers, String body) implements Fault {
    public Status {
      if (code < 200 || code > 599) {
        throw new IllegalArgumentException("a final HTTP status is 200 to 599, not " + code);
      }
      headers = Map.copyOf(headers);
    }
  }

  /**
   * An answer with this status whose body is delivered badly, so that it never comes to its end.
   *
   * @param delivery {@link StallAfter}, {@link Drip}, {@link CutAfter} or {@link
   *     WrongContentLength}
   */
  record BrokenError(Status status, Fault delivery) implements Fault {
    public BrokenError {
      if (!(delivery instanceof StallAfter
          || delivery instanceof Drip
          || delivery instanceof CutAfter
          || delivery instanceof WrongContentLength)) {
        throw new IllegalArgumentException(delivery + " is not a way to deliver a body");
      }
    }
  }

  /**
   * A good answer with these headers in place of its own, sent as they are: each character up to
   * U+00FF is one byte. Control characters cannot be sent. An {@code ETag} or {@code Last-Modified}
   * given here is what the server then compares conditions with.
   */
  record WithHeaders(Map<String, String> headers) implements Fault {
    public WithHeaders {
      headers = Map.copyOf(headers);
    }
  }

  /**
   * Status 403 and the text with which jsDelivr refuses a file of a repository over its size limit:
   * one that the edge has not fetched yet, whether or not the repository has it.
   */
  record JsDelivrMissing() implements Fault {}

  /** A redirect to a place that redirects, and so on without end. */
  record RedirectLoop() implements Fault {}

  /** A redirect (302) to {@code target}. */
  record RedirectTo(URI target) implements Fault {}

  /** A redirect (302) to the same place without TLS. */
  record RedirectToHttp() implements Fault {}

  // ---- after it

  /**
   * Answers well, but retires each connection at its {@code requests}-th request: GOAWAY over
   * HTTP/2, {@code Connection: close} over HTTP/1.1.
   */
  record GoAwayAfter(int requests) implements Fault {
    public GoAwayAfter {
      atLeast("requests", requests, 1);
    }
  }

  private static void atLeast(String what, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(what + " must be at least " + least + ", not " + value);
    }
  }
}
