package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.OwnLock;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** The two ways of a connection, under the eyes of its {@link Line}. */
final class WatchedStreams {
  private WatchedStreams() {}

  static InputStream in(InputStream from, Line line) {
    return new In(from, line);
  }

  static OutputStream out(OutputStream to, Line line) {
    return new Out(to, line);
  }

  /**
   * Whether a connection must not be given another request: it has ended, which OkHttp may not have
   * seen yet; or, of HTTP/1.1, something has come, or lies unread, that nobody asked for (RFC 9112,
   * section 9.2), or the server has closed it.
   *
   * @param in the stream below the watch
   * @param waiting how many bytes lie unread, of whatever kind: records of TLS may mean nothing
   */
  static boolean mustNotBeReused(Line line, Socket socket, InputStream in, int waiting) {
    if (line.isOver()) {
      return true;
    }
    if (line.isMultiplexed()) {
      return false;
    }
    if (line.hasStray()) {
      return true;
    }
    try {
      if (waiting <= 0 && in.available() <= 0) {
        return false;
      }
      int before = socket.getSoTimeout();
      socket.setSoTimeout(1);
      try {
        in.read();
        return true;
      } finally {
        socket.setSoTimeout(before);
      }
    } catch (SocketTimeoutException nothingThatMeansAnything) {
      return false;
    } catch (IOException broken) {
      return true;
    }
  }

  private static final class In extends ObservedInput {
    private final Line line;

    private In(InputStream in, Line line) {
      super(in);
      this.line = line;
    }

    @Override
    void received(byte[] bytes, int offset, int count) throws IOException {
      line.received(bytes, offset, count);
    }

    @Override
    void ended() {
      line.over();
    }

    @Override
    IOException failed(IOException problem) {
      line.over();
      return problem;
    }
  }

  private static final class Out extends FilterOutputStream {
    private final Line line;

    private Out(OutputStream out, Line line) {
      super(out);
      this.line = line;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      OwnLock.assertMayBlock("writing to a socket");
      line.sends();
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        line.over();
        throw e;
      }
      line.sent(bytes, offset, length);
    }
  }
}
