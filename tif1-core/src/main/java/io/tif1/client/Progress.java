package io.tif1.client;

/**
 * How far a batch has come. Immutable.
 *
 * @param total how many resources were asked for; -1 while that is not known
 * @param succeeded how many were had
 * @param missing how many are not published
 * @param failed how many could not be had
 * @since 0.1
 */
public record Progress(long total, long succeeded, long missing, long failed) {
  /** How many have ended, well or not. */
  public long done() {
    return succeeded + missing + failed;
  }

  /** The counts with one more. */
  public Progress plus(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Success<?>) {
      return new Progress(total, succeeded + 1, missing, failed);
    }
    return outcome instanceof Outcome.Missing<?>
        ? new Progress(total, succeeded, missing + 1, failed)
        : new Progress(total, succeeded, missing, failed + 1);
  }

  /** The counts with another total. */
  public Progress outOf(long newTotal) {
    return new Progress(newTotal, succeeded, missing, failed);
  }
}
