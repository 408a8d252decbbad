package io.tif1.tests.arch.seeded.client.internal.breaker;

import io.tif1.tests.arch.seeded.client.internal.pipe.AttemptStage;
import io.tif1.tests.arch.seeded.client.internal.pipe.Stages;

/** Keeps: hands over through the guard, and runs something that is no stage. */
public final class HandsOver {
  private HandsOver() {}

  public static Object attempt(AttemptStage next, Runnable before) {
    before.run();
    return Stages.call(next, "an attempt");
  }
}
