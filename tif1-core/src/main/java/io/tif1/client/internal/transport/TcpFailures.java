package io.tif1.client.internal.transport;

import io.tif1.client.internal.transport.WireFailure.Kind;
import io.tif1.client.internal.transport.WireRequest.Sending;
import io.tif1.client.internal.transport.proxy.ProxyException;
import io.tif1.client.internal.transport.tap.HeadersTooLargeException;
import io.tif1.client.internal.transport.tap.Http2Code;
import io.tif1.client.internal.transport.tap.Http2Watch.GoAway;
import java.io.IOException;
import java.net.ProtocolException;
import org.jspecify.annotations.Nullable;

/** What it means that a request over TCP has come to nothing. */
final class TcpFailures {
  private static final int MOST_QUOTED = 60;

  private TcpFailures() {}

  /**
   * What was thrown on OkHttp's threads and is no failure of the network: by a resolver, a proxy
   * selector, the JVM, or a defect. OkHttp reports it as an {@link IOException} of its own, caused
   * by it or, in other versions, with it suppressed. Null if there is none.
   */
  static @Nullable Throwable thrownBehind(IOException e) {
    Throwable cause = e.getCause();
    if (cause != null && ("canceled due to " + cause).equals(e.getMessage())) {
      return cause;
    }
    for (Throwable suppressed : e.getSuppressed()) {
      if (!(suppressed instanceof IOException)) {
        return suppressed;
      }
    }
    return null;
  }

  static WireFailure of(TcpLeg leg, TcpEvents events, IOException e) {
    Line line = events.line();
    ProxyException proxy = ProxyException.behind(e);
    if (proxy != null) {
      return new WireFailure(Kind.PROXY, String.valueOf(proxy.getMessage()), proxy);
    }
    String problem =
        events.hasHeaders() && !leg.isReading()
            ? "the answer is no proper HTTP: " + e.getMessage()
            : Problems.describe(e, events.hasHeaders(), events.bytes());
    if (line == null) {
      boolean others = leg.wire.addresses.hasMore(leg.request.url().host());
      return new WireFailure(others ? Kind.UNSENT : Kind.FAILED, problem, Problems.mostTelling(e));
    }
    if (line.isMultiplexed()) {
      return overHttp2(leg, events, line, problem, e);
    }
    String begun = events.hasHeaders() ? null : line.unfinishedHead();
    if (begun != null && Problems.isEnd(e)) {
      problem = endOfHead(begun);
    }
    boolean between =
        events.isReused()
            && !events.hasHeaders()
            && begun == null
            && !(e instanceof HeadersTooLargeException);
    if (between) {
      leg.avoidConnection(); // others that lie idle are as old, and closed as well
    }
    return new WireFailure(between ? Kind.UNPROCESSED : Kind.FAILED, problem, e);
  }

  /**
   * The server has closed the connection within an answer's headers.
   *
   * @param firstLine as much of it as has come; empty if it is whole
   */
  private static String endOfHead(String firstLine) {
    if (firstLine.isEmpty() || firstLine.startsWith("HTTP/")) {
      return "the server closed the connection within the headers of its answer";
    }
    String begin = firstLine.substring(0, Math.min(firstLine.length(), MOST_QUOTED));
    return "the answer is no HTTP: \"" + begin.replaceAll("[^\\x20-\\x7e]", "?") + '"';
  }

  private static WireFailure overHttp2(
      TcpLeg leg, TcpEvents events, Line line, String said, IOException e) {
    String problem = said;
    Http2Code reset = line.resetOf(events.stream());
    GoAway goAway = line.goAway();
    if (saidEither(Http2Code.ENHANCE_YOUR_CALM, reset, goAway)) {
      return new WireFailure(
          Kind.THROTTLED, "the server asks for fewer requests (ENHANCE_YOUR_CALM)", e);
    }
    if (saidEither(Http2Code.HTTP_1_1_REQUIRED, reset, goAway)) {
      leg.wire.wantsHttp1(leg.origin);
      return new WireFailure(
          Kind.WANTS_HTTP_1_1, "the server wants HTTP/1.1 (HTTP_1_1_REQUIRED)", e);
    }
    if (events.stream() == 0) {
      // One that was in use may have ended meanwhile; a new one that takes no request is the
      // server's doing.
      Kind kind = events.isReused() ? Kind.UNSENT : Kind.UNPROCESSED;
      return new WireFailure(kind, unsent(line, goAway, problem), e);
    }
    if (reset == Http2Code.REFUSED_STREAM) {
      return new WireFailure(
          Kind.UNPROCESSED, "the server refused the request (REFUSED_STREAM)", e);
    }
    if (goAway != null && events.stream() > goAway.lastStream()) {
      return new WireFailure(
          Kind.UNPROCESSED,
          "the server closed the connection without looking at the request (GOAWAY, "
              + goAway.code()
              + ")",
          e);
    }
    if (line.isOver() && reset == null && isOkHttps(e)) {
      problem =
          (events.hasHeaders() ? "cut short after " + events.bytes() + " bytes of the body: " : "")
              + "the server closed the connection"
              + because(goAway);
    }
    if (events.hasHeaders()) {
      return new WireFailure(Kind.FAILED, reset == null ? problem : cut(events.bytes(), reset), e);
    }
    if (reset != null) {
      return new WireFailure(Kind.FAILED, "the server reset the stream: " + reset, e);
    }
    if (!line.hasHeard() && line.isOver()) {
      problem = "the server closed the connection before it said anything";
    } else if (e.getClass() == IOException.class || e instanceof ProtocolException) {
      problem = "the answer is no proper HTTP/2: " + e.getMessage(); // OkHttp's words for it
    }
    return ofTheConnection(leg, events, line, problem, e);
  }

  private static String unsent(Line line, @Nullable GoAway goAway, String problem) {
    if (goAway == null && !line.isOver()) {
      return problem;
    }
    return "the server closed the connection before the request was sent" + because(goAway);
  }

  private static String because(@Nullable GoAway goAway) {
    return goAway == null ? "" : " (GOAWAY, " + goAway.code() + ")";
  }

  /** Whether OkHttp made it up for a stream that went with its connection. */
  private static boolean isOkHttps(IOException e) {
    return e.getClass().getName().startsWith("okhttp3.");
  }

  private static String cut(long bytes, Http2Code reset) {
    return "cut short after " + bytes + " bytes of the body: the server reset the stream: " + reset;
  }

  private static WireFailure ofTheConnection(
      TcpLeg leg, TcpEvents events, Line line, String problem, IOException e) {
    if (line.isOver() && line.underWayAtEnd() > 1 && leg.request.sending() == Sending.FIRST) {
      return new WireFailure(Kind.LOST_WITH_OTHERS, problem, e);
    }
    boolean between =
        line.isOver() && events.isOnProvenConnection() && !(e instanceof HeadersTooLargeException);
    return new WireFailure(between ? Kind.UNPROCESSED : Kind.FAILED, problem, e);
  }

  private static boolean saidEither(
      Http2Code code, @Nullable Http2Code reset, @Nullable GoAway goAway) {
    return reset == code || (goAway != null && goAway.code() == code);
  }
}
