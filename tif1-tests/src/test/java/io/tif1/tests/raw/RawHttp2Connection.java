package io.tif1.tests.raw;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;

/** One connection of a {@link RawHttp2Server}. Anyone may send; one thread reads. */
public final class RawHttp2Connection {
  private static final int PREFACE_BYTES = 24;
  private static final int MOST_HEADERS = 1 << 20;

  private final RawListener server;
  private final SSLSocket socket;
  private final int number;
  private final DefaultHttp2HeadersDecoder decoder =
      new DefaultHttp2HeadersDecoder(false, MOST_HEADERS);
  private final Set<Integer> openStreams = ConcurrentHashMap.newKeySet();
  private final ByteArrayOutputStream fieldBlock = new ByteArrayOutputStream();

  RawHttp2Connection(RawListener server, SSLSocket socket, int number) {
    this.server = server;
    this.socket = socket;
    this.number = number;
  }

  /** From 1, in the order of accepting. */
  public int number() {
    return number;
  }

  /** How many streams the client has opened that have neither been answered nor reset. */
  public int openStreams() {
    return openStreams.size();
  }

  /** Sends frames as they are, in one go. */
  public void send(byte[]... frames) throws IOException {
    var all = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      all.writeBytes(frame);
    }
    synchronized (this) {
      socket.getOutputStream().write(all.toByteArray());
      socket.getOutputStream().flush();
    }
  }

  /** A whole, good answer: the JSON of {@link RawHttp1Server#BODY}. */
  public void answer(int stream) throws IOException {
    answer(stream, 200, RawHttp1Server.BODY);
  }

  /** A whole answer with its length and, over those, {@code headers}: names and values in turn. */
  public void answer(int stream, int status, String body, String... headers) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    List<String> all = new ArrayList<>(List.of(":status", "" + status));
    all.addAll(List.of("content-type", "application/json", "content-length", "" + bytes.length));
    all.addAll(List.of(headers));
    openStreams.remove(stream);
    send(
        Frames.headers(stream, false, Frames.fields(all.toArray(String[]::new))),
        Frames.data(stream, true, bytes));
  }

  /** The same, after {@code delay} of real time and without holding up what comes meanwhile. */
  public void answerLater(int stream, Duration delay) {
    server.later(delay, () -> answer(stream));
  }

  /** RST_STREAM. */
  public void reset(int stream, Http2Error error) throws IOException {
    openStreams.remove(stream);
    send(Frames.reset(stream, error));
  }

  /** GOAWAY; the connection stays open. */
  public void goAway(int lastStream, Http2Error error) throws IOException {
    send(Frames.goAway(lastStream, error, error.name()));
  }

  /** Closes the connection without a word of HTTP/2. */
  public void close() throws IOException {
    socket.close();
  }

  void run(RawHttp2Server.Script script) throws IOException {
    InputStream in = socket.getInputStream();
    RawListener.exactly(in, PREFACE_BYTES);
    script.opened(this);
    while (!socket.isClosed()) {
      ByteBuffer head = ByteBuffer.wrap(RawListener.exactly(in, Frames.HEAD_BYTES));
      int length = (head.get() & 0xff) << 16 | head.getShort() & 0xffff;
      int type = head.get();
      int flags = head.get();
      int stream = head.getInt() & 0x7fffffff;
      take(script, type, flags, stream, RawListener.exactly(in, length));
    }
  }

  private void take(RawHttp2Server.Script script, int type, int flags, int stream, byte[] payload)
      throws IOException {
    boolean acknowledged = (flags & Frames.ACK) != 0;
    switch (type) {
      case Frames.SETTINGS -> {
        if (!acknowledged) {
          send(Frames.frame(Frames.SETTINGS, Frames.ACK, 0));
        }
      }
      case Frames.PING -> {
        if (!acknowledged) {
          send(Frames.frame(Frames.PING, Frames.ACK, 0, payload));
        }
      }
      case Frames.RST_STREAM -> openStreams.remove(stream);
      case Frames.HEADERS, Frames.CONTINUATION -> {
        fieldBlock.writeBytes(type == Frames.HEADERS ? fragment(flags, payload) : payload);
        if ((flags & Frames.END_HEADERS) != 0) {
          byte[] whole = fieldBlock.toByteArray();
          fieldBlock.reset();
          openStreams.add(stream);
          RawRequest request = request(stream, whole);
          server.seen(request);
          script.request(this, request);
        }
      }
      default -> {
        // Windows and priorities: answers here are small enough to need neither.
      }
    }
  }

  private static byte[] fragment(int flags, byte[] payload) {
    int from = 0;
    int to = payload.length;
    if ((flags & Frames.PADDED) != 0) {
      to -= payload[0] & 0xff;
      from += 1;
    }
    if ((flags & Frames.PRIORITY) != 0) {
      from += 5;
    }
    return Arrays.copyOfRange(payload, from, to);
  }

  private RawRequest request(int stream, byte[] block) throws ProtocolException {
    try {
      Http2Headers decoded = decoder.decodeHeaders(stream, Unpooled.wrappedBuffer(block));
      Map<String, List<String>> headers = new LinkedHashMap<>();
      decoded.forEach(
          header ->
              headers
                  .computeIfAbsent(header.getKey().toString(), name -> new ArrayList<>(1))
                  .add(header.getValue().toString()));
      return new RawRequest(number, stream, headers.get(":path").get(0), headers);
    } catch (Http2Exception e) {
      throw new ProtocolException("the client's field block cannot be read: " + e.getMessage());
    }
  }
}
