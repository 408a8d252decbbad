package io.tif1.client.internal.dns;

import java.net.UnknownHostException;

/** A look-up that blocks its thread until it has an answer. Safe for use by multiple threads. */
@FunctionalInterface
interface BlockingLookup {
  /**
   * The addresses of a host in ASCII, not yet judged; may be none.
   *
   * @throws UnknownHostException if there is no answer; its text says why
   */
  Reply.Answer lookup(String host) throws UnknownHostException;
}
