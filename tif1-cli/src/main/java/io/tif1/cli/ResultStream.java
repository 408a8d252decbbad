package io.tif1.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Standard output, which remembers why it could not be written. Safe for use by multiple threads.
 */
final class ResultStream extends PrintStream {
  private static final int BUFFER = 8192;

  private final Sink sink;

  ResultStream(OutputStream to, Charset charset) {
    this(new Sink(to), charset);
  }

  private ResultStream(Sink sink, Charset charset) {
    super(new BufferedOutputStream(sink, BUFFER), false, charset);
    this.sink = sink;
  }

  /**
   * Whether it could not be written because the reader has closed it. The system's text of the
   * error is all that Java tells; it may be in any language, most of which say pipe, so the kind of
   * the stream is looked at too, where the system shows it.
   */
  boolean isReaderGone() {
    IOException failure = sink.failure;
    if (failure == null) {
      return false;
    }
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("pipe") || isPipe();
  }

  private static boolean isPipe() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
    } catch (IOException | UnsupportedOperationException e) {
      return false; // another system, which does not show it
    }
  }

  /** Where bytes leave the process. */
  private static final class Sink extends FilterOutputStream {
    private volatile @Nullable IOException failure;

    Sink(OutputStream to) {
      super(to);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      try {
        out.write(bytes, from, length);
      } catch (IOException e) {
        failure = e;
        throw e;
      }
    }

    @Override
    public void write(int single) throws IOException {
      write(new byte[] {(byte) single}, 0, 1);
    }
  }
}
