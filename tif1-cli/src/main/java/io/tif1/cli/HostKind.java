package io.tif1.cli;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a host's name says of who knows its address. */
enum HostKind {
  /** An address as it stands: there is no name to look up. */
  ADDRESS,
  /** This machine; no name server is asked. */
  LOOPBACK,
  /** A name of this network, which public name servers do not know. */
  LOCAL,
  /** A name that anyone can look up. */
  PUBLIC;

  private static final Pattern ADDRESS_4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
  private static final List<String> LOCAL_ENDS =
      List.of(".local", ".lan", ".home", ".internal", ".intranet", ".corp", ".home.arpa");

  static HostKind of(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.indexOf(':') >= 0 || ADDRESS_4.matcher(name).matches()) {
      return ADDRESS;
    }
    if (name.equals("localhost") || name.endsWith(".localhost")) {
      return LOOPBACK;
    }
    boolean local = name.indexOf('.') < 0 || LOCAL_ENDS.stream().anyMatch(name::endsWith);
    return local ? LOCAL : PUBLIC;
  }
}
