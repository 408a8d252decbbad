package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.util.concurrent.TimeUnit;

/** Breaks: sleeps, by another name. */
final class SleepsByUnit {
  void aWhile() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1);
  }
}
