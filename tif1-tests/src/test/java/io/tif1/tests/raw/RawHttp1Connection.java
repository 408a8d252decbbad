package io.tif1.tests.raw;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocket;

/** One connection of a {@link RawHttp1Server}. Anyone may send; one thread reads. */
public final class RawHttp1Connection {
  private final RawListener server;
  private final SSLSocket socket;
  private final int number;

  RawHttp1Connection(RawListener server, SSLSocket socket, int number) {
    this.server = server;
    this.socket = socket;
    this.number = number;
  }

  /** From 1, in the order of accepting. */
  public int number() {
    return number;
  }

  /** Sends bytes as they are. */
  public synchronized void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Sends text, a char for a byte. */
  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Closes the connection. */
  public void close() throws IOException {
    socket.close();
  }

  void run(RawHttp1Server.Script script) throws IOException {
    InputStream in = new BufferedInputStream(socket.getInputStream());
    for (int count = 1; !socket.isClosed(); count++) {
      RawRequest request = request(in, count);
      server.seen(request);
      script.request(this, request);
    }
  }

  private RawRequest request(InputStream in, int count) throws IOException {
    String[] start = line(in).split(" ", -1);
    if (start.length != 3) {
      throw new ProtocolException("no request line: " + String.join(" ", start));
    }
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
          .add(line.substring(colon + 1).strip());
    }
    return new RawRequest(number, count, start[1], headers);
  }

  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new SocketException("the client closed the connection");
      }
      line.append((char) c);
    }
    return line.substring(0, line.length() - (line.toString().endsWith("\r") ? 1 : 0));
  }
}
