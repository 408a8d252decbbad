package io.tif1.client.internal.transport;

/**
 * One request of an exchange, over whichever transport: what is asked of it while it runs and when
 * it has ended. Counted as what it came to, once.
 */
interface Leg {
  /** When the wait for its connection began. */
  long begunNanos();

  /** As events and statistics name it; empty as long as there is no connection. */
  String protocol();

  boolean isReused();

  boolean isConnected();

  /** Whether the answer's headers have come. */
  boolean hasHeaders();

  long connectNanos();

  long firstByteNanos();

  /** The answer has come whole. */
  void answered();

  /** The exchange has ended without it: it is counted as failed, unless it was answered. */
  void abandon();

  /** The exchange has timed out. If the connection seems dead, no other may be sent into it. */
  void forsakeIfSilent();
}
