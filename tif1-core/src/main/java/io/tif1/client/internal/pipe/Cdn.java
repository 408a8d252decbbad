package io.tif1.client.internal.pipe;

import java.net.URI;

/**
 * A place that serves the published tree.
 *
 * @param name the host, with the port if it is not the default one; breakers and holds go by it
 * @param base what file URLs begin with, without a slash at the end
 */
public record Cdn(String name, URI base) {
  public static Cdn of(URI base) {
    return new Cdn(base.getRawAuthority(), base);
  }

  @Override
  public String toString() {
    return name;
  }
}
