package io.tif1.tests.arch.seeded.client.internal.pipe;

/** Keeps: the guard. */
public final class Stages {
  private Stages() {}

  public static Object call(AttemptStage stage, Object attempt) {
    return stage.run(attempt);
  }
}
