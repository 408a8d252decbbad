package io.tif1.tests.arch.seeded.client.internal.breaker;

import io.tif1.tests.arch.seeded.client.internal.pipe.AttemptStage;
import java.util.function.Function;

/** Breaks: has the next stage called, without a call in the source. */
public final class CallsAStageByReference {
  private CallsAStageByReference() {}

  public static Function<Object, Object> attempt(AttemptStage next) {
    return next::run;
  }
}
