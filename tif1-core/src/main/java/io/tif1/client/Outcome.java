package io.tif1.client;

import io.tif1.model.Table;
import io.tif1.model.check.Finding;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one fetch of a batch ended.
 *
 * @param <T> the decoded type
 * @since 0.1
 */
public sealed interface Outcome<T> {

  /** The file was had; {@code origin} says from where. */
  record Success<T>(Resource<T> resource, T value, Origin origin) implements Outcome<T> {
    /**
     * What looks wrong in the data; empty if nothing does. A document without a type has none: only
     * its structure was checked.
     */
    public List<Finding> findings() {
      return value instanceof Table table ? table.findings() : List.of();
    }
  }

  /**
   * The file is not published. Expected for laps a driver did not complete.
   *
   * @param url where it was looked for, or null if that is remembered from an earlier answer
   */
  record Missing<T>(Resource<T> resource, @Nullable URI url) implements Outcome<T> {}

  /** The file could not be had or read. */
  record Failure<T>(Resource<T> resource, Tif1Exception error) implements Outcome<T> {}

  /** What was asked for. */
  Resource<T> resource();

  /** Returns the value, or empty for both {@link Missing} and {@link Failure}. */
  default Optional<T> toOptional() {
    return this instanceof Success<T> success ? Optional.of(success.value()) : Optional.empty();
  }

  /**
   * Returns the value or throws what {@link Fetcher#fetch} would have thrown.
   *
   * @throws NotFoundException if the file is not published
   * @throws Tif1Exception if it could not be had
   */
  default T orElseThrow() {
    if (this instanceof Success<T> success) {
      return success.value();
    }
    if (this instanceof Failure<T> failure) {
      throw failure.error().asSeenHere();
    }
    throw new NotFoundException(
        resource(), this instanceof Missing<T> missing ? missing.url() : null);
  }
}
