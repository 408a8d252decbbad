package io.tif1.client.internal.transport.proxy;

import io.tif1.client.ProxyChoice.Via;
import io.tif1.client.internal.transport.proxy.ProxyException.Kind;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Asks a SOCKS proxy of version 5 for a tunnel (RFC 1928), with a user name and password where
 * there are some (RFC 1929). The JDK's own can take a login from the JVM as a whole only.
 */
final class Socks5 {
  private static final int VERSION = 5;
  private static final int NO_LOGIN = 0;
  private static final int LOGIN = 2;
  private static final int LOGIN_VERSION = 1;

  private final Via via;
  private final String host;
  private final int port;
  private final @Nullable InetAddress address;

  /**
   * @param address of the host; null if the proxy is to look it up
   */
  Socks5(Via via, String host, int port, @Nullable InetAddress address) {
    this.via = via;
    this.host = host;
    this.port = port;
    this.address = address;
  }

  /**
   * Makes the tunnel; the streams are the tunnel's afterwards.
   *
   * @throws ProxyException if the proxy does not make it
   * @throws IOException if the connection to the proxy breaks
   */
  void open(InputStream in, OutputStream out) throws IOException {
    boolean login = via.user() != null;
    out.write(
        login
            ? new byte[] {VERSION, 2, NO_LOGIN, LOGIN}
            : new byte[] {VERSION, 1, NO_LOGIN}); // offered first: many need none
    out.flush();
    byte[] method = read(in, 2);
    checkVersion(method[0]);
    if (method[1] == LOGIN && login) {
      logIn(in, out);
    } else if (method[1] != NO_LOGIN) {
      String answer = "SOCKS method " + (method[1] & 0xFF);
      throw login ? Words.wrongLogin(answer) : Words.noLogin(via, answer);
    }
    out.write(request());
    out.flush();
    readReply(in);
  }

  private void checkVersion(byte version) throws ProxyException {
    if (version == VERSION) {
      return;
    }
    boolean http = version == 'H';
    throw new ProxyException(
        Kind.DOWN,
        "does not speak SOCKS 5: its answer begins with byte "
            + (version & 0xFF)
            + (http ? "; it seems to be an HTTP proxy, which is written http://" : ""),
        null);
  }

  private void logIn(InputStream in, OutputStream out) throws IOException {
    byte[] user = String.valueOf(via.user()).getBytes(StandardCharsets.UTF_8);
    byte[] password =
        (via.password() == null ? "" : via.password()).getBytes(StandardCharsets.UTF_8);
    var message = new ByteArrayOutputStream();
    message.write(LOGIN_VERSION);
    message.write(user.length);
    message.writeBytes(user);
    message.write(password.length);
    message.writeBytes(password);
    out.write(message.toByteArray());
    out.flush();
    int status = read(in, 2)[1] & 0xFF;
    if (status != 0) {
      throw Words.wrongLogin("SOCKS login status " + status);
    }
  }

  private byte[] request() {
    var message = new ByteArrayOutputStream();
    message.writeBytes(new byte[] {VERSION, 1, 0});
    if (address != null) {
      byte[] bytes = address.getAddress();
      message.write(bytes.length == 4 ? 1 : 4);
      message.writeBytes(bytes);
    } else {
      byte[] name = host.getBytes(StandardCharsets.ISO_8859_1);
      message.write(3);
      message.write(name.length);
      message.writeBytes(name);
    }
    message.write(port >> 8);
    message.write(port);
    return message.toByteArray();
  }

  private void readReply(InputStream in) throws IOException {
    byte[] head = read(in, 4);
    checkVersion(head[0]);
    int reply = head[1] & 0xFF;
    if (reply != 0) {
      throw refused(reply);
    }
    int length =
        switch (head[3]) {
          case 1 -> 4;
          case 4 -> 16;
          case 3 -> read(in, 1)[0] & 0xFF;
          default ->
              throw new ProxyException(
                  Kind.DOWN, "answered with an unknown type of address: " + head[3], null);
        };
    read(in, length + 2);
  }

  private ProxyException refused(int reply) {
    String said =
        switch (reply) {
          case 1 -> "general failure";
          case 2 -> "not allowed by its rules";
          case 3 -> "network unreachable";
          case 4 -> "host unreachable";
          case 5 -> "connection refused";
          case 6 -> "time to live expired";
          case 7 -> "command not supported";
          case 8 -> "type of address not supported";
          default -> "unknown reply";
        };
    boolean passing = reply == 1 || (reply >= 3 && reply <= 6);
    return new ProxyException(
        passing ? Kind.SERVER_UNREACHABLE : Kind.REFUSES_SERVER,
        (passing ? "could not connect to " : "does not let us through to ")
            + host
            + ":"
            + port
            + String.format(Locale.ROOT, " (SOCKS reply %d, %s)", reply, said),
        null);
  }

  private byte[] read(InputStream in, int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }
}
