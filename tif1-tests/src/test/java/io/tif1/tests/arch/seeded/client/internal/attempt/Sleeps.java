package io.tif1.tests.arch.seeded.client.internal.attempt;

/** Breaks: sleeps. */
final class Sleeps {
  void aWhile() throws InterruptedException {
    Thread.sleep(1);
  }
}
