package io.tif1.client.internal.transport.quic;

import org.jspecify.annotations.Nullable;

/** What went wrong over QUIC, told apart as far as it matters for what is done next. */
public final class QuicException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Kind kind;

  public QuicException(Kind kind, String problem, @Nullable Throwable cause) {
    super(problem, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** What went wrong, in words. */
  public String problem() {
    return String.valueOf(getMessage());
  }

  /** How far it reaches. */
  public enum Kind {
    /** The server is not who it should be. */
    CERTIFICATE,
    /** The server has certainly done nothing with the request: refused, or after its GOAWAY. */
    UNPROCESSED,
    /** One request was broken off. */
    STREAM,
    /** The connection was lost, or could not be opened. */
    CONNECTION
  }
}
