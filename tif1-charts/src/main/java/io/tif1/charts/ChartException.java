package io.tif1.charts;

/**
 * A chart cannot be drawn: its table lacks what it shows, or the machine lacks fonts for PNG. The
 * message says what was asked, what is missing, and what to do instead.
 *
 * @since 0.1
 */
public final class ChartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ChartException(String message) {
    super(message);
  }

  public ChartException(String message, Throwable cause) {
    super(message, cause);
  }
}
