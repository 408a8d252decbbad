package io.tif1.client;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How a CDN of a known family lays the published files out below a base address, and which hosts
 * belong to the family.
 */
enum CdnLayout {
  JSDELIVR("jsdelivr.net", "/{season}@{ref}/{path}"),
  HUGGING_FACE("huggingface.co", "/{season}/resolve/{path}"),
  STATICDELIVR("staticdelivr.com", "/{season}/{ref}/{path}");

  private final String domain;
  private final String files;

  CdnLayout(String domain, String files) {
    this.domain = domain;
    this.files = files;
  }

  /** The family that a host belongs to, or null if it is none of these. */
  static @Nullable CdnLayout ofHost(String host) {
    String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
    return Arrays.stream(values())
        .filter(one -> name.equals(one.domain) || name.endsWith('.' + one.domain))
        .findFirst()
        .orElse(null);
  }

  /** What follows a base address on that host; mirrors of one's own are laid out as jsDelivr is. */
  static String filesOn(String host) {
    CdnLayout known = ofHost(host);
    return (known == null ? JSDELIVR : known).files;
  }

  /** The domain that all names of the family share. */
  String domain() {
    return domain;
  }
}
