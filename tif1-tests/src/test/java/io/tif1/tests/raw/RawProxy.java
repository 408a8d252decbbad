package io.tif1.tests.raw;

import io.tif1.testkit.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A proxy that says what a script tells it to, in plain or within TLS. Whatever host a tunnel is
 * for, it leads to that port of this machine.
 */
public final class RawProxy implements AutoCloseable {
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final ServerSocket listening;
  private final @Nullable ServerCertificate certificate;
  private final Script script;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "raw-proxy");
            thread.setDaemon(true);
            return thread;
          });
  private final AtomicInteger accepted = new AtomicInteger();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** What the proxy does with a connection, on a thread of its own; it is closed at the end. */
  @FunctionalInterface
  public interface Script {
    /** A connection has come. */
    void serve(Connection connection) throws IOException;
  }

  private RawProxy(@Nullable ServerCertificate certificate, Script script) throws IOException {
    this.certificate = certificate;
    this.script = script;
    this.listening = new ServerSocket(0, 100, InetAddress.getByAddress(LOOPBACK));
    threads.execute(this::accept);
  }

  /** Speaks without TLS. */
  public static RawProxy plain(Script script) throws IOException {
    return new RawProxy(null, script);
  }

  /** Speaks within TLS. */
  public static RawProxy secure(ServerCertificate certificate, Script script) throws IOException {
    return new RawProxy(certificate, script);
  }

  /** Answers CONNECT with {@code head}, then relays. */
  public static Script connecting(String head) {
    return connection -> {
      connection.readHead();
      connection.send(head);
      connection.relay();
    };
  }

  /** Makes a tunnel for a request that has this line in its head, and asks others for a login. */
  public static Script wanting(String line) {
    return connection -> {
      if (connection.readHead().contains(line + "\r\n")) {
        connection.send("HTTP/1.1 200 Tunnel\r\n\r\n");
        connection.relay();
      } else {
        connection.send(
            "HTTP/1.1 407 Who are you\r\nProxy-Authenticate: Basic realm=\"pits\"\r\n"
                + "Content-Length: 0\r\nConnection: close\r\n\r\n");
      }
    };
  }

  /** Answers CONNECT with {@code answer} and closes the connection. */
  public static Script answering(String answer) {
    return connection -> {
      connection.readHead();
      connection.send(answer);
    };
  }

  /** A SOCKS proxy that wants this login, or none if it is empty; then relays. */
  public static Script socks(String login) {
    return connection -> {
      connection.readSocksMethods(login.isEmpty() ? 0 : 2);
      if (login.isEmpty() || connection.readSocksLogin(login)) {
        connection.readSocksRequest();
        connection.send(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        connection.relay();
      }
    };
  }

  public int port() {
    return listening.getLocalPort();
  }

  /** Its address, with the port; {@code login} is empty or ends with an at sign. */
  public String url(String scheme, String login) {
    return scheme + "://" + login + "127.0.0.1:" + port();
  }

  /** The first line of each request, or {@code host:port} of SOCKS. */
  public List<String> asked() {
    return asked;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        open.add(client);
        threads.execute(() -> serve(client));
      } catch (IOException e) {
        if (!listening.isClosed()) {
          failures.add(e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client;
        Socket spoken = certificate == null ? client : secured(client, certificate)) {
      script.serve(new Connection(spoken));
    } catch (IOException e) {
      // The client has gone, or refuses the certificate: what scripts are written for.
    } catch (RuntimeException | Error e) {
      failures.add(e);
    }
  }

  private Socket secured(Socket client, ServerCertificate by) throws IOException {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(by.keyManagers().getKeyManagers(), null, null);
      var secure =
          (SSLSocket) tls.getSocketFactory().createSocket(client, "localhost", port(), true);
      secure.setUseClientMode(false);
      secure.startHandshake();
      return secure;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JVM cannot build a TLS context", e);
    }
  }

  /** One connection of a client. */
  public final class Connection {
    private final Socket socket;
    private final int number;
    private int targetPort;

    private Connection(Socket socket) {
      this.socket = socket;
      this.number = accepted.incrementAndGet();
    }

    /** Whether it is the first of all. */
    public boolean first() {
      return number == 1;
    }

    /** Reads a request of HTTP; the whole head. */
    public String readHead() throws IOException {
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) byteFrom(socket.getInputStream()));
      }
      String line = head.substring(0, head.indexOf("\r\n"));
      asked.add(line);
      String target = line.split(" ")[1];
      targetPort = Integer.parseInt(target.substring(target.lastIndexOf(':') + 1));
      return head.toString();
    }

    /** Reads the greeting of SOCKS and chooses a method. */
    public void readSocksMethods(int chosen) throws IOException {
      byte[] head = exactly(2);
      byte[] offered = exactly(head[1]);
      boolean isOffered = new String(offered, StandardCharsets.ISO_8859_1).indexOf(chosen) >= 0;
      send(new byte[] {5, (byte) (isOffered ? chosen : 0xFF)});
      if (!isOffered) {
        asked.add("no method");
        throw new SocketException("the client does not offer the method");
      }
    }

    /** Reads {@code user:password}, and says whether it is the one wanted. */
    public boolean readSocksLogin(String wanted) throws IOException {
      exactly(1);
      String user = new String(exactly(exactly(1)[0]), StandardCharsets.UTF_8);
      String password = new String(exactly(exactly(1)[0]), StandardCharsets.UTF_8);
      boolean right = wanted.equals(user + ":" + password);
      if (!right) {
        asked.add("wrong login");
      }
      send(new byte[] {1, (byte) (right ? 0 : 1)});
      return right;
    }

    /** Reads which host and port the tunnel is for. */
    public void readSocksRequest() throws IOException {
      byte[] head = exactly(4);
      String host =
          switch (head[3]) {
            case 1 -> InetAddress.getByAddress(exactly(4)).getHostAddress();
            case 4 -> InetAddress.getByAddress(exactly(16)).getHostAddress();
            default -> new String(exactly(exactly(1)[0]), StandardCharsets.US_ASCII);
          };
      byte[] port = exactly(2);
      targetPort = (port[0] & 0xFF) << 8 | (port[1] & 0xFF);
      asked.add(host + ":" + targetPort);
    }

    public void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /** Says nothing more until the proxy is closed. */
    public void hang() throws IOException {
      try {
        closed.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    /** The tunnel, until one side ends it. */
    public void relay() throws IOException {
      try (Socket target = new Socket(InetAddress.getByAddress(LOOPBACK), targetPort)) {
        open.add(target);
        threads.execute(() -> copy(target, socket));
        copy(socket, target);
      }
    }

    private void copy(Socket from, Socket to) {
      try (from;
          to) {
        from.getInputStream().transferTo(to.getOutputStream());
      } catch (IOException e) {
        // One of the two is gone, and now both are.
      }
    }

    private byte[] exactly(int count) throws IOException {
      return RawListener.exactly(socket.getInputStream(), count);
    }

    private static int byteFrom(InputStream in) throws IOException {
      int c = in.read();
      if (c < 0) {
        throw new SocketException("the client closed the connection");
      }
      return c;
    }
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listening.close();
    for (Socket socket : open) {
      socket.close();
    }
    threads.shutdownNow();
    if (!failures.isEmpty()) {
      throw new AssertionError("a script of a raw proxy failed", failures.get(0));
    }
  }
}
