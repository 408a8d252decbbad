package io.tif1.client.internal.pipe;

import io.tif1.client.internal.runtime.OwnLock;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls code of callers whose exceptions end what they asked for and are handed back to them. */
public final class CallersCode {
  private static final Logger LOG = LoggerFactory.getLogger("io.tif1.client");

  private CallersCode() {}

  /**
   * Calls it.
   *
   * @param what kind of code it is, such as "sink"
   * @param whose the object that is called
   */
  public static void run(String what, Object whose, Runnable call) {
    get(
        what,
        whose,
        () -> {
          call.run();
          return true;
        });
  }

  /** As {@link #run}, for what returns something. */
  public static <V> V get(String what, Object whose, Supplier<V> call) {
    OwnLock.assertNoneHeld("a " + what);
    try {
      return call.get();
    } catch (Throwable thrown) {
      logged(what, whose, thrown);
      throw thrown; // as it is, also one that Java would have had declared, and Kotlin would not
    }
  }

  /** Tells the log that it threw; returns {@code thrown}. */
  public static Throwable logged(String what, Object whose, Throwable thrown) {
    LOG.error("the {} {} threw, which ends its batch", what, whose.getClass().getName(), thrown);
    return thrown;
  }
}
