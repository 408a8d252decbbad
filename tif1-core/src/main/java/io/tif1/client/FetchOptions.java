package io.tif1.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How to fetch. Immutable; each {@code with} method returns a changed copy and checks the new value
 * at once. Not a record, so that an option can be added without breaking callers. What is not set
 * here comes from the client's {@link Settings} at the moment a fetch begins.
 *
 * @since 0.1
 */
public final class FetchOptions {
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Duration timeout;
  private final Duration totalTimeout;
  private final int maxRetries;
  private final CachePolicy cache;
  private final Validation validation;
  private final int maxConcurrentRequests;
  private final Map<String, String> sha256;

  private FetchOptions(
      Duration timeout,
      Duration totalTimeout,
      int maxRetries,
      CachePolicy cache,
      Validation validation,
      int maxConcurrentRequests,
      Map<String, String> sha256) {
    this.timeout = timeout;
    this.totalTimeout = totalTimeout;
    this.maxRetries = maxRetries;
    this.cache = cache;
    this.validation = validation;
    this.maxConcurrentRequests = maxConcurrentRequests;
    this.sha256 = sha256;
  }

  /** The options that the settings of a client amount to. */
  static FetchOptions of(Tif1Config config) {
    return new FetchOptions(
        config.timeout(),
        config.totalTimeout(),
        config.maxRetries(),
        CachePolicy.READ_WRITE,
        config.validation(),
        0,
        Map.of());
  }

  /**
   * The time one attempt may take as a whole: connecting, headers and body. Default 30 s ({@code
   * timeout}).
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public FetchOptions withTimeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("timeout must be positive: " + timeout);
    }
    return new FetchOptions(
        timeout, totalTimeout, maxRetries, cache, validation, maxConcurrentRequests, sha256);
  }

  /**
   * The time a fetch may take as a whole: waiting for its turn, every attempt, every pause between
   * them, and decoding. Zero means no bound. Default 300 s ({@code total_timeout}).
   *
   * @throws IllegalArgumentException if it is negative
   */
  public FetchOptions withTotalTimeout(Duration totalTimeout) {
    if (totalTimeout.isNegative()) {
      throw new IllegalArgumentException("totalTimeout must not be negative: " + totalTimeout);
    }
    return new FetchOptions(
        timeout, totalTimeout, maxRetries, cache, validation, maxConcurrentRequests, sha256);
  }

  /**
   * How many further rounds over the CDNs follow the first one. Zero means that each CDN is asked
   * once, without pause. Default 3 ({@code max_retries}).
   *
   * @throws IllegalArgumentException if it is negative
   */
  public FetchOptions withMaxRetries(int maxRetries) {
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries must not be negative: " + maxRetries);
    }
    return new FetchOptions(
        timeout, totalTimeout, maxRetries, cache, validation, maxConcurrentRequests, sha256);
  }

  /** What the fetch may do with the cache. Default {@link CachePolicy#READ_WRITE}. */
  public FetchOptions withCache(CachePolicy cache) {
    return new FetchOptions(
        timeout,
        totalTimeout,
        maxRetries,
        requireNonNull(cache, "cache"),
        validation,
        maxConcurrentRequests,
        sha256);
  }

  /** How strictly decoded data is checked. Default {@link Validation#LENIENT}. */
  public FetchOptions withValidation(Validation validation) {
    return new FetchOptions(
        timeout,
        totalTimeout,
        maxRetries,
        cache,
        requireNonNull(validation, "validation"),
        maxConcurrentRequests,
        sha256);
  }

  /**
   * At most this many requests of one batch are on the wire at a time, within the client's own
   * limit ({@code max_concurrent_requests}). Zero, the default, means no limit of its own.
   *
   * @throws IllegalArgumentException if it is negative
   */
  public FetchOptions withMaxConcurrentRequests(int maxConcurrentRequests) {
    if (maxConcurrentRequests < 0) {
      throw new IllegalArgumentException(
          "maxConcurrentRequests must not be negative: " + maxConcurrentRequests);
    }
    return new FetchOptions(
        timeout, totalTimeout, maxRetries, cache, validation, maxConcurrentRequests, sha256);
  }

  /**
   * What files are at the version their season is read at, such as a {@code tif1.lock} tells: then
   * a CDN that cannot be asked for a version ({@link Cdn#hasRef}) is asked for them as well, and
   * what it sends is taken if it is that file. If it is another, the next CDN is asked. What comes
   * from CDNs that can be asked for a version is not checked. Default none.
   *
   * @param sha256 by {@link Resource#file}: the SHA-256 of the file as published, 64 hexadecimal
   *     digits in lower case
   * @throws IllegalArgumentException if a value is not such a digest
   * @since 0.2
   */
  public FetchOptions withSha256(Map<String, String> sha256) {
    Map<String, String> copy = Map.copyOf(sha256);
    copy.forEach(
        (file, digest) -> {
          if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException(
                "sha256 of " + file + " must be 64 hexadecimal digits in lower case: " + digest);
          }
        });
    return new FetchOptions(
        timeout, totalTimeout, maxRetries, cache, validation, maxConcurrentRequests, copy);
  }

  /** What one attempt may take. */
  public Duration timeout() {
    return timeout;
  }

  /** What the fetch may take as a whole; zero means no bound. */
  public Duration totalTimeout() {
    return totalTimeout;
  }

  /** How many rounds may follow the first one. */
  public int maxRetries() {
    return maxRetries;
  }

  /** What the fetch may do with the cache. */
  public CachePolicy cache() {
    return cache;
  }

  /** How strictly decoded data is checked. */
  public Validation validation() {
    return validation;
  }

  /** How many requests of a batch may be on the wire at a time; zero means no limit of its own. */
  public int maxConcurrentRequests() {
    return maxConcurrentRequests;
  }

  /** The SHA-256 that files are known to have, by {@link Resource#file}; unmodifiable. */
  public Map<String, String> sha256() {
    return sha256;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FetchOptions that
        && timeout.equals(that.timeout)
        && totalTimeout.equals(that.totalTimeout)
        && maxRetries == that.maxRetries
        && cache == that.cache
        && validation == that.validation
        && maxConcurrentRequests == that.maxConcurrentRequests
        && sha256.equals(that.sha256);
  }

  @Override
  public int hashCode() {
    return 31 * timeout.hashCode() + maxRetries;
  }

  @Override
  public String toString() {
    return "timeout "
        + timeout
        + ", total timeout "
        + totalTimeout
        + ", retries "
        + maxRetries
        + ", cache "
        + cache
        + ", validation "
        + validation
        + ", at most "
        + (maxConcurrentRequests == 0 ? "the client's limit" : maxConcurrentRequests)
        + " at a time"
        + (sha256.isEmpty() ? "" : ", SHA-256 of " + sha256.size() + " known");
  }
}
