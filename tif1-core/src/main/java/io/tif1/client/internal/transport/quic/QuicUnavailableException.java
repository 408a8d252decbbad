package io.tif1.client.internal.transport.quic;

/** HTTP/3 cannot be spoken on this machine, whatever the server. */
public final class QuicUnavailableException extends Exception {
  private static final long serialVersionUID = 1L;

  public QuicUnavailableException(String why, Throwable cause) {
    super(why, cause);
  }
}
