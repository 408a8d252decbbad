package io.tif1.client.internal.pipe;

import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What rooms do with futures. */
public final class Stages {
  private Stages() {}

  /**
   * Runs {@code action} when {@code stage} ends, then ends the returned future alike. Unlike {@code
   * whenComplete} it does not wrap the failure: rooms tell failures by their class.
   */
  public static <T> CompletableFuture<T> afterwards(
      CompletableFuture<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> action) {
    var same = new CompletableFuture<T>();
    stage.whenComplete(
        (value, problem) -> {
          try {
            action.accept(value, problem);
          } finally {
            if (problem != null) {
              same.completeExceptionally(problem);
            } else {
              same.complete(value);
            }
          }
        });
    return same;
  }
}
