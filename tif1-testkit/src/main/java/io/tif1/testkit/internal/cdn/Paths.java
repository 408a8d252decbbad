package io.tif1.testkit.internal.cdn;

import java.net.URI;
import java.net.URISyntaxException;

/** Paths of files in URLs. */
public final class Paths {
  private Paths() {}

  /** Percent-encoded, with slashes left as they are. */
  public static String encoded(String path) {
    try {
      return new URI(null, null, "/" + path, null).toASCIIString().substring(1);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("'" + path + "' cannot stand in a URL", e);
    }
  }
}
