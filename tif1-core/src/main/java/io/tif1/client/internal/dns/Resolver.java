package io.tif1.client.internal.dns;

import java.util.function.Consumer;

/** Somebody who can be asked for addresses. Safe for use by multiple threads. */
interface Resolver {
  /** As it stands in the setting. */
  String name();

  /**
   * Asks, without waiting. {@code to} hears at most once, on any thread, perhaps before this method
   * returns, perhaps long after the limit, perhaps never: whoever asks sets a timer.
   *
   * @param host in ASCII
   */
  void ask(String host, Consumer<Reply> to);
}
