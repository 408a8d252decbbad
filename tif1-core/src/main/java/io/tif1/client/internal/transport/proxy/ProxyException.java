package io.tif1.client.internal.transport.proxy;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A proxy has failed, which says nothing of the server behind it. The message names the proxy. */
public final class ProxyException extends IOException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_CAUSES = 16;

  private final Kind kind;

  public ProxyException(Kind kind, String problem, @Nullable Throwable cause) {
    super(problem, cause);
    this.kind = kind;
  }

  /** What it means for what is done next. */
  public enum Kind {
    /** It refuses this client, whatever server is asked for: nothing helps but other settings. */
    REFUSES_US,
    /** It does not let this client through to this server. */
    REFUSES_SERVER,
    /** It does not work at present, whatever server is asked for. */
    DOWN,
    /** It says that it cannot reach this server, or the tunnel to it has ended at once. */
    SERVER_UNREACHABLE
  }

  public Kind kind() {
    return kind;
  }

  /** The proxy's failure behind another one; null if there is none. */
  public static @Nullable ProxyException behind(@Nullable Throwable problem) {
    Throwable at = problem;
    for (int depth = 0; at != null && depth < MOST_CAUSES; depth++) {
      if (at instanceof ProxyException known) {
        return known;
      }
      for (Throwable suppressed : at.getSuppressed()) {
        if (suppressed instanceof ProxyException known) {
          return known;
        }
      }
      at = at.getCause();
    }
    return null;
  }
}
