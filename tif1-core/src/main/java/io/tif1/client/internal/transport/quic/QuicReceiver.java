package io.tif1.client.internal.transport.quic;

import java.util.List;
import java.util.Map;

/**
 * Is told of one answer: {@link #head}, then {@link #data} any number of times, then {@link #end};
 * {@link #failed} ends it at any point, and nothing follows that. One call after the other, on a
 * thread that must not be blocked.
 */
public interface QuicReceiver {
  /**
   * @param headers names in lower case
   */
  void head(int status, Map<String, List<String>> headers);

  /**
   * @param part of the body as sent, not decompressed; the receiver's to keep
   */
  void data(byte[] part);

  void end();

  void failed(QuicException problem);
}
