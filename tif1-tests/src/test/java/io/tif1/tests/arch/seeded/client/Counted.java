package io.tif1.tests.arch.seeded.client;

/** Breaks: a static that is written. */
final class Counted {
  private static int count;

  private Counted() {}

  static int next() {
    return ++count;
  }
}
