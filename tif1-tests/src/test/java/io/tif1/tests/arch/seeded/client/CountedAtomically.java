package io.tif1.tests.arch.seeded.client;

import java.util.concurrent.atomic.AtomicInteger;

/** Breaks: the static is final, what it holds is not. */
final class CountedAtomically {
  static final AtomicInteger COUNT = new AtomicInteger();

  private CountedAtomically() {}
}
