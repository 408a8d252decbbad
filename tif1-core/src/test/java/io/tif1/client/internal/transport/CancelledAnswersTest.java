package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class CancelledAnswersTest {
  private static final byte SETTINGS = 4;
  private static final byte HEADERS = 1;
  private static final int PREFACE = 24;

  private static final long LIMIT_SECONDS = 30;

  /** An empty SETTINGS, its acknowledgement, and an answer's HEADERS of one byte. */
  private static final int ANSWERED = 9 + 9 + 10;

  private final AtomicReference<Call> call = new AtomicReference<>();
  private final CountDownLatch answered = new CountDownLatch(1);

  @Test
  void whatIsCancelledWhileItsHeadersAreWrittenAndIsAnsweredAllTheSameReleasesItsConnection()
      throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var answering = new Thread(() -> answer(server), "answering");
      answering.start();
      var pool = new ConnectionPool();
      var client =
          new OkHttpClient.Builder()
              .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
              .retryOnConnectionFailure(false)
              .connectionPool(pool)
              .addNetworkInterceptor(new CancelledAnswers())
              .socketFactory(new CancellingSockets())
              .build();
      String url =
          "http://" + server.getInetAddress().getHostAddress() + ":" + server.getLocalPort();
      call.set(client.newCall(new Request.Builder().url(url).build()));

      assertThatThrownBy(() -> call.get().execute()).isInstanceOf(IOException.class);
      assertThat(answered.getCount()).as("answered before it was cancelled").isZero();
      assertThat(pool.connectionCount()).isOne();
      assertThat(pool.idleConnectionCount()).isOne();

      pool.evictAll();
      answering.join(TimeUnit.SECONDS.toMillis(LIMIT_SECONDS));
      assertThat(answering.isAlive()).as("whether the connection is open").isFalse();
    }
  }

  /** Answers each request with a head that has no end, until the client closes the connection. */
  private static void answer(ServerSocket server) {
    try (Socket socket = server.accept()) {
      var in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      in.readNBytes(PREFACE);
      out.write(new byte[] {0, 0, 0, SETTINGS, 0, 0, 0, 0, 0});
      while (true) {
        int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
        byte type = in.readByte();
        boolean acknowledges = in.readByte() != 0;
        int stream = in.readInt();
        in.readNBytes(length);
        if (type == SETTINGS && !acknowledges) {
          out.write(new byte[] {0, 0, 0, SETTINGS, 1, 0, 0, 0, 0});
        } else if (type == HEADERS) {
          byte status200 = (byte) 0x88; // of the static table
          out.write(new byte[] {0, 0, 1, HEADERS, 4, 0, 0, 0, (byte) stream, status200});
        }
      }
    } catch (IOException closed) {
      // by the client, or by the test's end
    }
  }

  /** Of sockets on which the request is cancelled after its headers, once it has been answered. */
  private final class CancellingSockets extends SocketFactory {
    @Override
    public Socket createSocket() {
      return new Socket() {
        private final AtomicInteger heard = new AtomicInteger();

        @Override
        public InputStream getInputStream() throws IOException {
          return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
              if (heard.get() == ANSWERED) {
                answered.countDown(); // reading on means that what came before has been processed
              }
              int n = super.read(into, offset, length);
              heard.addAndGet(Math.max(0, n));
              return n;
            }
          };
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
          return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] from, int offset, int length) throws IOException {
              out.write(from, offset, length);
              if (length > 3 && from[offset + 3] == HEADERS) {
                try {
                  assertThat(answered.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
                } catch (InterruptedException e) {
                  throw new IOException(e);
                }
                call.get().cancel();
              }
            }
          };
        }
      };
    }

    @Override
    public Socket createSocket(String host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress host, int port) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
      throw new UnsupportedOperationException();
    }
  }
}
