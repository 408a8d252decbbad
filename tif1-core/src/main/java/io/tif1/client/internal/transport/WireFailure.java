package io.tif1.client.internal.transport;

import io.tif1.client.internal.pipe.AttemptFailure;
import org.jspecify.annotations.Nullable;

/**
 * Why a request has come to nothing, told apart as far as it matters for what is done next.
 *
 * @param problem in words
 * @param cause null if the server said so
 */
record WireFailure(Kind kind, String problem, @Nullable Throwable cause) {
  /** What it says of the request and of the server. */
  enum Kind {
    /** The attempt has failed. */
    FAILED,
    /** The server asks for fewer requests. */
    THROTTLED,
    /** Something was thrown that should not be, as it is the cause. */
    UNEXPECTED,
    /** There was no free connection: the cause is the {@link AttemptFailure}. */
    NO_CONNECTION,
    /** Nothing was sent: the connection was closed or closing, or there is another address. */
    UNSENT,
    /** The server certainly has not acted upon it, or it fell between two connections. */
    UNPROCESSED,
    /** The connection ended under it and others: it may be what ended it. */
    LOST_WITH_OTHERS,
    /** A proxy on the way failed, as the cause says. */
    PROXY,
    /** The server wants it over HTTP/1.1. */
    WANTS_HTTP_1_1,
    /** What went wrong is a matter of QUIC: over TCP it may well succeed. */
    WANTS_TCP
  }

  static WireFailure unexpected(Throwable thrown) {
    return new WireFailure(Kind.UNEXPECTED, thrown.toString(), thrown);
  }
}
