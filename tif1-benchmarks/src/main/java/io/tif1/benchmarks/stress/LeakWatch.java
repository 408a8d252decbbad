package io.tif1.benchmarks.stress;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Hears OkHttp complain of an answer that nobody closed. It notices when the garbage collector
 * finds the call, so collect before looking.
 */
final class LeakWatch extends Handler {
  private static final Logger OKHTTP = Logger.getLogger("okhttp3.OkHttpClient");

  private final Ledger ledger;

  private LeakWatch(Ledger ledger) {
    this.ledger = ledger;
  }

  static LeakWatch begin(Ledger ledger) {
    var watch = new LeakWatch(ledger);
    OKHTTP.setLevel(Level.FINE); // at which it remembers where each call was made
    OKHTTP.addHandler(watch);
    return watch;
  }

  @Override
  public void publish(@Nullable LogRecord record) {
    if (record != null && record.getLevel().intValue() >= Level.WARNING.intValue()) {
      var text = new StringBuilder("OkHttp: ").append(record.getMessage());
      Throwable where = record.getThrown();
      if (where != null) {
        for (StackTraceElement frame : where.getStackTrace()) {
          text.append("\n    at ").append(frame);
        }
      }
      ledger.violation(text.toString());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    OKHTTP.removeHandler(this);
  }
}
