package io.tif1.tests.arch.seeded.model;

/** Breaks: writes to the console, by another name. */
final class PrintsATrace {
  void trace(RuntimeException e) {
    e.printStackTrace();
  }
}
