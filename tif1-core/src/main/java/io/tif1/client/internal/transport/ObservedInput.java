package io.tif1.client.internal.transport;

import io.tif1.client.internal.runtime.OwnLock;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** What comes over a socket, looked at as it is read. A read that times out is no event. */
abstract class ObservedInput extends FilterInputStream {
  ObservedInput(InputStream in) {
    super(in);
  }

  /** These bytes have come. */
  abstract void received(byte[] bytes, int offset, int count) throws IOException;

  /** No more will come. */
  abstract void ended() throws IOException;

  /** Reading has failed; what the reader is told of it. */
  abstract IOException failed(IOException problem);

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public final int read(byte[] into, int offset, int length) throws IOException {
    OwnLock.assertMayBlock("reading a socket");
    int n;
    try {
      n = in.read(into, offset, length);
    } catch (SocketTimeoutException e) {
      throw e;
    } catch (IOException e) {
      throw failed(e);
    }
    if (n < 0) {
      ended();
    } else if (n > 0) {
      received(into, offset, n);
    }
    return n;
  }
}
