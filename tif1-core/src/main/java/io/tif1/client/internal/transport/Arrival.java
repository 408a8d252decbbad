package io.tif1.client.internal.transport;

import java.util.List;
import java.util.Map;

/**
 * What comes of a request: {@link #head}, {@link #data} any number of times, {@link #end}; {@link
 * #failed} ends it at any point. One call after the other; nothing after the end.
 */
interface Arrival {
  /**
   * The answer begins.
   *
   * @param headers names in lower case
   * @return whether its body is wanted; if not, {@link #end} comes next
   */
  boolean head(int status, Map<String, List<String>> headers);

  /**
   * A part of the body, as sent. The bytes are valid during the call only.
   *
   * @return whether more is wanted; if not, nothing is called any more
   */
  boolean data(byte[] bytes, int offset, int length);

  /** All has come, and the connection is free again. */
  void end();

  void failed(WireFailure failure);
}
