package io.tif1.tests.raw;

import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLSocket;

/**
 * An HTTP/2 server over TLS that says, frame by frame, what a script tells it to: for what no
 * well-behaved server can be made to say. It acknowledges SETTINGS and PING and keeps count of the
 * streams; everything else is the script's.
 *
 * <pre>{@code
 * try (var server = RawHttp2Server.start((connection, request) ->
 *     connection.reset(request.stream(), Http2Error.ENHANCE_YOUR_CALM))) {
 *   // ... a client whose CDN is server.baseUri() ...
 *   assertThat(server.requestCount()).isEqualTo(1);
 * }
 * }</pre>
 *
 * <p>A client that does not offer HTTP/2 is answered over HTTP/1.1, each request with {@link
 * RawHttp1Server#GOOD}. Ready-made scripts are in {@link Http2Scripts}.
 */
public final class RawHttp2Server extends RawListener {
  private static final String HTTP_2 = "h2";

  private final Script script;

  /** What the server says. Called on the thread that reads the connection; may block. */
  @FunctionalInterface
  public interface Script {
    /** A request has come, whole: its HEADERS with all that continue them. */
    void request(RawHttp2Connection connection, RawRequest request) throws IOException;

    /** The connection is open. Must send SETTINGS, which come first in HTTP/2. */
    default void opened(RawHttp2Connection connection) throws IOException {
      connection.send(Frames.settings(Frames.SETTINGS_MAX_CONCURRENT_STREAMS, 100));
    }
  }

  private RawHttp2Server(Script script) throws IOException {
    super(HTTP_2, RawHttp1Server.HTTP_1_1);
    this.script = script;
  }

  /** Starts a server on a free port. */
  public static RawHttp2Server start(Script script) throws IOException {
    var server = new RawHttp2Server(script);
    server.begin();
    return server;
  }

  /** The requests that came over HTTP/2. */
  public List<RawRequest> requestsOverHttp2() {
    return requests().stream().filter(r -> r.headers().containsKey(":path")).toList();
  }

  @Override
  void serve(SSLSocket socket, int number) throws IOException {
    if (HTTP_2.equals(socket.getApplicationProtocol())) {
      new RawHttp2Connection(this, socket, number).run(script);
    } else {
      new RawHttp1Connection(this, socket, number)
          .run((connection, request) -> connection.send(RawHttp1Server.GOOD));
    }
  }
}
