package io.tif1.tests.signals;

import java.io.IOException;
import java.util.function.Function;

/** What code may throw, whatever it declares. */
enum Thrown {
  RUNTIME_EXCEPTION(IllegalStateException::new),
  ERROR(AssertionError::new),
  CHECKED_EXCEPTION(IOException::new),
  LINKAGE_ERROR(NoClassDefFoundError::new),
  OUT_OF_MEMORY(OutOfMemoryError::new),
  STACK_OVERFLOW(StackOverflowError::new);

  private final Function<String, Throwable> make;

  Thrown(Function<String, Throwable> make) {
    this.make = make;
  }

  /** One of its kind. */
  Throwable make() {
    return make.apply("thrown by the test");
  }

  /** Throws one, undeclared if it is checked, as code in Kotlin does. */
  void now() {
    Thrown.<RuntimeException>undeclared(make());
  }

  @SuppressWarnings("unchecked") // that is the point: the compiler does not see it
  private static <E extends Throwable> void undeclared(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
