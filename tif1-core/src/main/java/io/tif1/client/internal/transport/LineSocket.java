package io.tif1.client.internal.transport;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A plain socket that shows its {@link Line} what goes over it. */
@SuppressWarnings("UnsynchronizedOverridesSynchronized") // the locks of Socket guard its own state
final class LineSocket extends Socket implements Lined {
  private final Line line = new Line();

  /**
   * Once it was asked for. Kept, because Socket asks whether input is shut down before it gives it.
   */
  private volatile @Nullable InputStream plain;

  LineSocket() {
    line.speaks(false);
  }

  @Override
  public Line line() {
    return line;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    InputStream in = super.getInputStream();
    plain = in;
    return WatchedStreams.in(in, line);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return WatchedStreams.out(super.getOutputStream(), line);
  }

  /** OkHttp asks this before it uses a connection again. */
  @Override
  public boolean isInputShutdown() {
    InputStream in = plain;
    return super.isInputShutdown()
        || (in != null
            && !line.isUnwatched()
            && !isClosed()
            && WatchedStreams.mustNotBeReused(line, this, in, 0));
  }

  @Override
  public void close() throws IOException {
    try {
      super.close();
    } finally {
      line.over();
    }
  }
}
