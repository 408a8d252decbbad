package io.tif1.tests.arch.seeded.model;

/** Breaks: ends what is not its own. */
final class EndsTheJvm {
  void end() {
    System.exit(1);
  }
}
