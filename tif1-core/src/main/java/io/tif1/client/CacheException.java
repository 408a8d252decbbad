package io.tif1.client;

import org.jspecify.annotations.Nullable;

/**
 * The cache on disk cannot be looked after: it is switched off, its file cannot be used, or the
 * thread was interrupted while it waited. Fetches never fail for that reason.
 *
 * @since 0.1
 */
public final class CacheException extends Tif1Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param problem what was wanted, what happened and what to do
   */
  public CacheException(String problem, @Nullable Throwable cause) {
    super(problem, cause);
  }

  @Override
  CacheException asSeenHere() {
    return new CacheException(text(), this);
  }
}
