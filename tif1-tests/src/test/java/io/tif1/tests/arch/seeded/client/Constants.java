package io.tif1.tests.arch.seeded.client;

import java.util.List;
import java.util.Map;

/** Keeps: nothing of this can change. */
final class Constants {
  static final List<String> NAMES = List.of("a");
  static final Map<String, String> MORE = Map.of();
  private static final int[] TABLE = {1, 2};

  private Constants() {}

  static int first() {
    return TABLE[0];
  }
}
