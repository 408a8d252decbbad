package io.tif1.testkit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/** The clients that the servers are tried with, behind one face: bodies come as they were sent. */
abstract class TestClient implements AutoCloseable {
  enum Kind {
    JDK_HTTP_1,
    JDK_HTTP_2,
    OKHTTP_HTTP_1,
    OKHTTP_HTTP_2;

    HttpProtocol protocol() {
      return name().endsWith("1") ? HttpProtocol.HTTP_1_1 : HttpProtocol.HTTP_2;
    }

    TestClient open() {
      return name().startsWith("JDK") ? new Jdk(protocol()) : new Ok(protocol());
    }
  }

  record Reply(int status, Map<String, List<String>> headers, String body, int bodyBytes) {
    String header(String name) {
      return headers.getOrDefault(name, List.of("")).get(0);
    }
  }

  /** A request under way. */
  record Pending(CompletableFuture<Reply> reply, Runnable cancel) {}

  abstract Pending begin(URI uri, String... headers);

  Reply get(URI uri, String... headers) throws IOException {
    try {
      return begin(uri, headers).reply.get();
    } catch (ExecutionException e) {
      throw new IOException("failed: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public abstract void close();

  private static Reply reply(int status, Map<String, List<String>> headers, byte[] body) {
    return new Reply(
        status,
        headers,
        new String(body, java.nio.charset.StandardCharsets.ISO_8859_1),
        body.length);
  }

  private static final class Jdk extends TestClient {
    private final HttpClient client;

    Jdk(HttpProtocol protocol) {
      client =
          HttpClient.newBuilder()
              .sslContext(TestAuthority.sslContext())
              .version(
                  protocol == HttpProtocol.HTTP_2
                      ? HttpClient.Version.HTTP_2
                      : HttpClient.Version.HTTP_1_1)
              .build();
    }

    @Override
    Pending begin(URI uri, String... headers) {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri);
      if (headers.length > 0) {
        request.headers(headers);
      }
      CompletableFuture<HttpResponse<byte[]>> sent =
          client.sendAsync(request.build(), BodyHandlers.ofByteArray());
      return new Pending(
          sent.thenApply(r -> reply(r.statusCode(), r.headers().map(), r.body())),
          () -> sent.cancel(true));
    }

    @Override
    public void close() {
      // java.net.http clients of JDK 17 cannot be closed; their threads end with the last use.
    }
  }

  private static final class Ok extends TestClient {
    private final OkHttpClient client;

    Ok(HttpProtocol protocol) {
      List<Protocol> protocols = new ArrayList<>(List.of(Protocol.HTTP_1_1));
      if (protocol == HttpProtocol.HTTP_2) {
        protocols.add(0, Protocol.HTTP_2);
      }
      SSLSocketFactory sockets = TestAuthority.sslContext().getSocketFactory();
      client =
          new OkHttpClient.Builder()
              .sslSocketFactory(sockets, TestAuthority.trustManager())
              .protocols(protocols)
              .followRedirects(false)
              .retryOnConnectionFailure(false)
              .build();
      client.dispatcher().setMaxRequestsPerHost(64);
    }

    @Override
    Pending begin(URI uri, String... headers) {
      Request.Builder request =
          new Request.Builder().url(uri.toString()).header("accept-encoding", "identity");
      for (int i = 0; i < headers.length; i += 2) {
        request.header(headers[i], headers[i + 1]);
      }
      Call call = client.newCall(request.build());
      CompletableFuture<Reply> reply = new CompletableFuture<>();
      call.enqueue(
          new Callback() {
            @Override
            public void onFailure(Call failed, IOException e) {
              reply.completeExceptionally(e);
            }

            @Override
            public void onResponse(Call done, Response response) {
              try (response) {
                reply.complete(
                    reply(
                        response.code(), response.headers().toMultimap(), response.body().bytes()));
              } catch (IOException e) {
                reply.completeExceptionally(e);
              }
            }
          });
      return new Pending(reply, call::cancel);
    }

    @Override
    public void close() {
      client.dispatcher().executorService().shutdown();
      client.connectionPool().evictAll();
    }
  }
}
