package io.tif1.tests.arch.seeded.client;

import java.util.HashMap;
import java.util.Map;

/** Breaks: the type of the field does not say it, but the map can change. */
final class Registered {
  static final Map<String, String> NAMES = new HashMap<>();

  private Registered() {}
}
