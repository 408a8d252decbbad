package io.tif1.client.internal.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

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
}
