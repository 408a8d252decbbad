package io.tif1.tests.arch.seeded.client.internal.breaker;

import io.tif1.tests.arch.seeded.client.internal.pipe.AttemptStage;

/** Breaks: calls a stage as the class it is. */
public final class CallsAKnownStage implements AttemptStage {
  @Override
  public Object run(Object attempt) {
    return attempt;
  }

  static Object twice(CallsAKnownStage stage, Object attempt) {
    return stage.run(attempt);
  }
}
