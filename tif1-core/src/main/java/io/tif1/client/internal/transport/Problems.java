package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.Certificates;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What went wrong on the wire, in words. */
final class Problems {
  private static final String STREAM_RESET = "stream was reset: ";

  private Problems() {}

  /**
   * Whether what went wrong is a matter of the connection as a whole, and not of the one request on
   * it that the server broke off.
   */
  static boolean isOfConnection(IOException e) {
    String said = said(e);
    // With these two OkHttp ends the requests on a connection that ends: by the server's closing
    // it, and for want of an answer to a ping.
    return !said.startsWith(STREAM_RESET)
        || said.endsWith(": CANCEL")
        || said.endsWith(": PROTOCOL_ERROR");
  }

  /**
   * Whether it is certain that the server has done nothing with the request: it says so (RFC 9113,
   * section 8.7), or it had said goodbye before the request could be sent.
   */
  static boolean isUnprocessed(IOException e) {
    return said(e).equals(STREAM_RESET + "REFUSED_STREAM")
        || e.getClass().getSimpleName().equals("ConnectionShutdownException");
  }

  static String describe(IOException e, boolean hadHeaders, long bytes) {
    String said = said(e);
    if (e instanceof UnknownHostException) {
      return "host not found: " + said;
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return "could not connect: " + said;
    }
    if (e instanceof SSLPeerUnverifiedException) {
      return "TLS: " + Certificates.wrongHost(said);
    }
    if (hadHeaders) {
      return "cut short after " + bytes + " bytes of the body: " + said;
    }
    if (e instanceof SSLException) {
      return "TLS: " + tls(e, said);
    }
    if (e instanceof EOFException || said.startsWith("unexpected end of stream")) {
      return "the server closed the connection without an answer";
    }
    if (said.startsWith(STREAM_RESET)) {
      return "the server reset the stream: " + said;
    }
    return said;
  }

  private static String said(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }

  /** The JDK's words for a bad certificate name the algorithm that found out, not the fault. */
  private static String tls(IOException e, String said) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException) {
        return "the server's certificate has expired (" + cause.getMessage() + ")";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return "the server's certificate is not valid yet, or this machine's clock is slow ("
            + cause.getMessage()
            + ")";
      }
      if (cause instanceof CertPathBuilderException) {
        return "the server's certificate is signed by no authority that this client trusts ("
            + said
            + "); for a private authority set ca_bundle";
      }
    }
    return said;
  }
}
