package io.tif1.client.internal.runtime;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with a server's certificate, in one line. */
public final class Certificates {
  private static final String NAMES = "subjectAltNames: ";

  /** Certificates of CDNs are for a hundred hosts. */
  private static final int MOST_NAMES = 3;

  private Certificates() {}

  /**
   * That the certificate is for another host, and for which.
   *
   * @param said by OkHttp, in several lines, the names last
   */
  public static String wrongHost(String said) {
    int end = said.indexOf('\n');
    int names = said.lastIndexOf(NAMES);
    return "the certificate is for another host: "
        + (end < 0 ? said : said.substring(0, end)).strip().replaceAll(":$", "")
        + (names < 0 ? "" : "; it is for " + shortened(said.substring(names + NAMES.length())));
  }

  private static String shortened(String list) {
    List<String> names =
        Arrays.stream(list.replaceAll("[\\[\\]]", "").split(",", -1))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .toList();
    if (names.isEmpty()) {
      return "no host";
    }
    String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
    return names.size() <= MOST_NAMES
        ? first
        : first + " and " + (names.size() - MOST_NAMES) + " more";
  }

  /**
   * Why the JDK refused the certificates that a server showed: its own words name the algorithm
   * that found out, not the fault. Null if it was for another reason.
   */
  public static @Nullable String refused(Throwable problem) {
    String whose = "the server's certificate";
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertPathValidatorException path && path.getIndex() > 0) {
        whose = "the certificate of an authority that signed the server's" + name(path);
      }
      if (cause instanceof CertificateExpiredException) {
        return whose + " has expired (" + cause.getMessage() + ")";
      }
      if (cause instanceof CertificateNotYetValidException) {
        return whose
            + " is not valid yet, or this machine's clock is slow ("
            + cause.getMessage()
            + ")";
      }
      if (cause instanceof CertPathBuilderException) {
        return "the server's certificate is signed by no authority that this client trusts ("
            + cause.getMessage()
            + "); for a private authority set ca_bundle";
      }
    }
    return null;
  }

  private static String name(CertPathValidatorException path) {
    var chain = path.getCertPath().getCertificates();
    return path.getIndex() < chain.size()
            && chain.get(path.getIndex()) instanceof X509Certificate found
        ? " (" + found.getSubjectX500Principal().getName() + ")"
        : "";
  }
}
