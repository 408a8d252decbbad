package io.tif1.client.internal.transport;

import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What went wrong on the wire, in words. */
final class Problems {
  private Problems() {}

  static String describe(IOException e, boolean hadHeaders, long bytes) {
    String said = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    if (e instanceof UnknownHostException) {
      return "host not found: " + said;
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "could not connect: " + said;
    }
    if (e instanceof SSLPeerUnverifiedException) {
      return "TLS: the certificate is for another host: " + firstLine(said);
    }
    if (e instanceof SSLException) {
      return "TLS: "
          + said
          + (said.contains("PKIX") ? " (a private authority? see ca_bundle)" : "");
    }
    if (hadHeaders) {
      return "cut short after " + bytes + " bytes of the body: " + said;
    }
    if (e instanceof EOFException || said.startsWith("unexpected end of stream")) {
      return "the server closed the connection without an answer";
    }
    if (said.startsWith("stream was reset")) {
      return "the server reset the stream: " + said;
    }
    return said;
  }

  /**
   * Whether the server says that it has not looked at the request (RFC 9113, section 8.7): more
   * streams than it takes at once, or a stream begun as it retired the connection. It may be sent
   * again, and says nothing against the server.
   */
  static boolean isUnprocessed(IOException e) {
    return e.getMessage() != null && e.getMessage().endsWith("REFUSED_STREAM");
  }

  private static String firstLine(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }
}
