package io.tif1.tests.arch.seeded.client;

/** Keeps: the one holder that is allowed. */
final class SharedClient {
  private static String client = "";

  private SharedClient() {}

  static void set(String other) {
    client = other;
  }

  static String get() {
    return client;
  }
}
