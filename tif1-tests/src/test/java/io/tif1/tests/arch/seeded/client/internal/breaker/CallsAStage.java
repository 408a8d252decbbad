package io.tif1.tests.arch.seeded.client.internal.breaker;

import io.tif1.tests.arch.seeded.client.internal.pipe.AttemptStage;

/** Breaks: calls the next stage itself. */
public final class CallsAStage {
  private CallsAStage() {}

  public static Object attempt(AttemptStage next) {
    return next.run("an attempt");
  }
}
