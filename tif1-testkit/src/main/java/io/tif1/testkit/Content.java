package io.tif1.testkit;

import org.jspecify.annotations.Nullable;

/** What a CDN has to offer: the bytes at a decoded path below its base; null, if not there. */
@FunctionalInterface
public interface Content {
  byte @Nullable [] bytes(String path);
}
