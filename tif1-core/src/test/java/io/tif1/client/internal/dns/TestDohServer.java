package io.tif1.client.internal.dns;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A server for DNS over HTTPS on loopback that does what the test says. */
final class TestDohServer implements AutoCloseable {
  /** What the server does with one question. */
  interface Behaviour {
    Response to(Question question) throws IOException;
  }

  /** One question. */
  static final class Question {
    private final byte[] query;

    Question(byte[] query) {
      this.query = query;
    }

    /** As it came. */
    byte[] query() {
      return query;
    }

    /** 1 or 28. */
    int type() {
      return query[query.length - 3] & 0xff;
    }
  }

  /** One HTTP answer. */
  static final class Response {
    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    Response(int status, String contentType, byte[] body, Map<String, String> headers) {
      this.status = status;
      this.contentType = contentType;
      this.body = body;
      this.headers = headers;
    }

    Response(int status, String contentType) {
      this(status, contentType, new byte[9], Map.of());
    }

    /** One that says nothing of how long it may be used. */
    static Response of(byte[] message) {
      return new Response(200, "application/dns-message", message, Map.of());
    }

    Response with(String name, String value) {
      var more = new HashMap<>(headers);
      more.put(name, value);
      return new Response(status, contentType, body, more);
    }
  }

  private static final HeldCertificate CERTIFICATE =
      new HeldCertificate.Builder()
          .addSubjectAlternativeName("localhost")
          .addSubjectAlternativeName("127.0.0.1")
          .addSubjectAlternativeName("cloudflare-dns.com")
          .addSubjectAlternativeName("dns.google")
          .build();

  /** Whom a client has to trust to speak to any of these servers. */
  static final HandshakeCertificates TRUST =
      new HandshakeCertificates.Builder()
          .addTrustedCertificate(CERTIFICATE.certificate())
          .heldCertificate(CERTIFICATE)
          .build();

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Question> questions = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = question -> Response.of(new byte[0]);

  TestDohServer() throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(TRUST.sslContext()));
    server.setExecutor(threads);
    server.createContext("/dns-query", this::handle);
    server.start();
  }

  /** How the chain names it. */
  String name() {
    return "doh://https://127.0.0.1:" + port() + "/dns-query";
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** How often it was asked. */
  int asked() {
    return questions.size();
  }

  TestDohServer answers(Behaviour other) {
    behaviour = other;
    return this;
  }

  /** Answers every name with these. */
  TestDohServer gives(int ttl, String... literals) {
    return answers(
        question ->
            Response.of(addresses(question, ttl, literals))
                .with("Cache-Control", "private, max-age=" + ttl));
  }

  TestDohServer says(int rcode) {
    return answers(q -> Response.of(Wire.answerTo(q.query()).rcode(rcode).bytes()));
  }

  /** Keeps every question without an answer until the server closes. */
  TestDohServer hangs() {
    return answers(this::hang);
  }

  Response hang(Question question) throws IOException {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException("closing");
  }

  static byte[] addresses(Question question, int ttl, String... literals) {
    var wire = Wire.answerTo(question.query());
    for (var literal : literals) {
      boolean v4 = literal.indexOf(':') < 0;
      if (v4 == (question.type() == Wire.A)) {
        wire.address(literal, ttl);
      }
    }
    return wire.bytes();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      var text = exchange.getRequestURI().getQuery().replace("dns=", "");
      var question = new Question(Base64.getUrlDecoder().decode(text));
      questions.add(question);
      var response = behaviour.to(question);
      exchange.getResponseHeaders().add("Content-Type", response.contentType);
      response.headers.forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(response.status, response.body.length);
      exchange.getResponseBody().write(response.body);
    } catch (IOException e) {
      if (closing.getCount() > 0 && questions.isEmpty()) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
