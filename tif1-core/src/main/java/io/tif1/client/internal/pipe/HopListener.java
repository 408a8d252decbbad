package io.tif1.client.internal.pipe;

import java.util.List;
import java.util.Map;

/**
 * Notified while an exchange is under way, of the server that its first request goes to: an
 * exchange that is cancelled later has taught what its answers said until then. Where redirects to
 * other servers lead is not told. Must be quick and not throw; one call after the other.
 */
public interface HopListener {
  /** Notified of nothing. */
  HopListener NONE =
      new HopListener() {
        @Override
        public void heard(Map<String, List<String>> headers) {}

        @Override
        public void sentAgain() {}
      };

  /**
   * The headers of an answer have come, of a redirect too.
   *
   * @param headers names in lower case
   */
  void heard(Map<String, List<String>> headers);

  /** One more request goes to the same server. */
  void sentAgain();
}
