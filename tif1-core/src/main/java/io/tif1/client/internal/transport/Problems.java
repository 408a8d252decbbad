package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.Certificates;
import io.tif1.client.internal.transport.tap.HeadersTooLargeException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** What went wrong on the wire, in words. */
final class Problems {
  private static final int MOST_TOLD = 6;

  private Problems() {}

  /** The most telling of several failures, as of several addresses, and the others behind it. */
  static String describe(IOException e, boolean hadHeaders, long bytes) {
    IOException first = mostTelling(e);
    var all = new StringBuilder(describeOne(first, hadHeaders, bytes));
    String separator = "; beside it: ";
    for (IOException other : all(e)) {
      String said = describeOne(other, hadHeaders, bytes);
      if (other != first && all.indexOf(said) < 0) {
        all.append(separator).append(said);
        separator = ", ";
      }
    }
    return all.toString();
  }

  /**
   * Of several failures the one that tells most of what is wrong: a bad certificate more than a
   * connection that was refused.
   */
  static IOException mostTelling(IOException e) {
    IOException most = e;
    for (IOException other : all(e)) {
      if (telling(other) > telling(most)) {
        most = other;
      }
    }
    return most;
  }

  private static List<IOException> all(IOException e) {
    var all = new ArrayList<IOException>(List.of(e));
    if (e instanceof UnknownHostException) {
      return all; // the resolvers' own summary of what each of them said
    }
    for (Throwable suppressed : e.getSuppressed()) {
      if (suppressed instanceof IOException io && all.size() < MOST_TOLD) {
        all.add(io);
      }
    }
    return all;
  }

  private static int telling(IOException e) {
    if (e instanceof SSLPeerUnverifiedException
        || hasCause(e, CertificateException.class)
        || hasCause(e, CertPathValidatorException.class)) {
      return 5;
    }
    if (e instanceof SSLException) {
      return 4;
    }
    if (e instanceof UnknownHostException) {
      return 3;
    }
    if (e instanceof NoRouteToHostException || e instanceof InterruptedIOException) {
      return 0; // a family of addresses that this machine has not
    }
    return e instanceof ConnectException ? 1 : 2;
  }

  private static boolean hasCause(Throwable e, Class<? extends Throwable> kind) {
    Throwable cause = e;
    for (int depth = 0; cause != null && depth < MOST_TOLD; depth++) {
      if (kind.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static String describeOne(IOException e, boolean hadHeaders, long bytes) {
    String said = said(e);
    if (e instanceof HeadersTooLargeException) {
      return said;
    }
    if (e instanceof PublicDns.PrivateTarget) {
      return said;
    }
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
      return "cut short after "
          + bytes
          + " bytes of the body: "
          + (e instanceof EOFException ? "the server closed the connection" : said);
    }
    if (e instanceof SSLException) {
      String refused = Certificates.refused(e);
      return "TLS: " + (refused == null ? said : refused);
    }
    return isEnd(e) ? "the server closed the connection without an answer" : said;
  }

  /** Whether it means that nothing more came, as OkHttp reports it of an answer's headers. */
  static boolean isEnd(IOException e) {
    return e instanceof EOFException
        || (e.getClass() == IOException.class && e.getCause() instanceof EOFException);
  }

  private static String said(IOException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
