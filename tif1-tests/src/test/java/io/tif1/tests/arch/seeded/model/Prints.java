package io.tif1.tests.arch.seeded.model;

/** Breaks: writes to the console. */
final class Prints {
  void hello() {
    System.out.println("hello");
  }
}
