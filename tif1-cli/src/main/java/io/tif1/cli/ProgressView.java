package io.tif1.cli;

import java.nio.charset.Charset;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * How far the work has come: a bar where a person watches a terminal, nothing elsewhere. Safe for
 * use by multiple threads.
 */
final class ProgressView implements AutoCloseable {
  private static final int REDRAW_MILLIS = 100;

  private final @Nullable ProgressBar bar;
  private final AtomicBoolean closed = new AtomicBoolean();

  private ProgressView(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * A view of {@code total} pieces of work.
   *
   * @param quiet no bar, because lines of the log would run through it
   */
  static ProgressView of(Io io, boolean quiet, String task, long total) {
    if (quiet || !io.errIsTerminal()) {
      return new ProgressView(null);
    }
    return new ProgressView(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .setStyle(style(io.errColour()))
            .showSpeed(new DecimalFormat("0.0", DecimalFormatSymbols.getInstance(Locale.ROOT)))
            // The width is given, or the library would start a terminal library to ask for it.
            .setConsumer(new ConsoleProgressBarConsumer(io.drawing(), io.columns() - 1))
            .build());
  }

  private static ProgressBarStyle style(boolean colour) {
    if (!Charset.defaultCharset().newEncoder().canEncode('█')) {
      return ProgressBarStyle.ASCII;
    }
    return colour ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK : ProgressBarStyle.UNICODE_BLOCK;
  }

  /** There is so much work in all. */
  void total(long total) {
    if (bar != null) {
      bar.maxHint(total);
    }
  }

  /** One more piece is done. */
  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  /** Draws the bar a last time and ends its line. Has no effect the second time. */
  @Override
  public void close() {
    if (bar != null && !closed.getAndSet(true)) {
      bar.close();
    }
  }
}
