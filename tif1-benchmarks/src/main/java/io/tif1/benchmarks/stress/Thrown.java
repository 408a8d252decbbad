package io.tif1.benchmarks.stress;

import java.io.IOException;
import java.util.SplittableRandom;

/** What code of a caller's may throw, whatever it declares. */
final class Thrown {
  private Thrown() {}

  /** Any of them, new. */
  static Throwable any(SplittableRandom chance) {
    return switch (chance.nextInt(4)) {
      case 0 -> new IllegalStateException("a callback that fails");
      case 1 -> new AssertionError("a callback that fails");
      case 2 -> new IOException("a callback that fails");
      default -> new NoClassDefFoundError("a callback that fails");
    };
  }

  /** Throws it, undeclared if it is checked, as code in Kotlin does. */
  static void now(Throwable thrown) {
    Thrown.<RuntimeException>undeclared(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the compiler must not see it
  private static <E extends Throwable> void undeclared(Throwable thrown) throws E {
    throw (E) thrown;
  }
}
