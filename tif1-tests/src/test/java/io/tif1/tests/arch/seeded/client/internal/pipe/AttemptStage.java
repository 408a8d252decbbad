package io.tif1.tests.arch.seeded.client.internal.pipe;

/** Keeps: what a room calls of the next one. */
@FunctionalInterface
public interface AttemptStage {
  Object run(Object attempt);
}
