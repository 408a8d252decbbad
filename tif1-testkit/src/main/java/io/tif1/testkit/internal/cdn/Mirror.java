package io.tif1.testkit.internal.cdn;

import static java.lang.System.Logger.Level.DEBUG;

import io.tif1.client.TimeSource;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.TestAuthority;
import io.tif1.testkit.internal.server.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Serves what another server has, asked for when it is first wanted. Files and absences are kept
 * for a while; other answers are passed on and forgotten, with the headers that explain them.
 */
public final class Mirror implements Source {
  private static final System.Logger LOG = System.getLogger(Mirror.class.getName());

  private static final List<String> PASSED_ON =
      List.of("content-type", "location", "retry-after", "ratelimit", "ratelimit-policy");

  private final FakeCdn upstream;
  private final Function<String, String> urls;
  private final Publisher publisher;
  private final TimeSource time;
  private final Duration keptFor;
  private final HttpClient client;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  /** A file, or that there is none, and since when that is known. */
  private static final class Kept {
    final byte @Nullable [] bytes;
    final long sinceNanos;

    Kept(byte @Nullable [] bytes, long sinceNanos) {
      this.bytes = bytes;
      this.sinceNanos = sinceNanos;
    }
  }

  /**
   * @param urls where the upstream has a path
   * @param publisher makes answers of files
   * @param keptFor how long files and absences are believed
   */
  public Mirror(
      Vertx vertx,
      FakeCdn upstream,
      Function<String, String> urls,
      Publisher publisher,
      TimeSource time,
      Duration keptFor) {
    this.upstream = upstream;
    this.urls = urls;
    this.publisher = publisher;
    this.time = time;
    this.keptFor = keptFor;
    client =
        vertx
            .httpClientBuilder()
            .with(
                new HttpClientOptions()
                    .setSsl(true)
                    .setTrustOptions(
                        new PemTrustOptions().addCertValue(Buffer.buffer(TestAuthority.caPem()))))
            .withConnectHandler(
                connection ->
                    connection.exceptionHandler(broken -> LOG.log(DEBUG, "upstream", broken)))
            .build();
  }

  @Override
  public Future<Answer> answer(SeenRequest request) {
    if (request.path().startsWith("/")) {
      return Future.succeededFuture(publisher.answer(request, null));
    }
    Kept known = kept.get(request.path());
    if (known != null && time.nanoTime() - known.sinceNanos < keptFor.toNanos()) {
      return Future.succeededFuture(publisher.answer(request, known.bytes));
    }
    return ask(request)
        .otherwise(failed -> Answer.text(502, "The upstream of this mirror failed: " + failed));
  }

  private Future<Answer> ask(SeenRequest request) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setAbsoluteURI(urls.apply(request.path()))
            // The host's name need not be one that a resolver knows.
            .setServer(SocketAddress.inetSocketAddress(upstream.port(), "127.0.0.1"));
    return client
        .request(options)
        .compose(HttpClientRequest::send)
        .compose(response -> response.body().map(body -> received(request, response, body)));
  }

  private Answer received(SeenRequest request, HttpClientResponse response, Buffer body) {
    int status = response.statusCode();
    if (status == 200 || status == 404) {
      byte[] bytes = status == 200 ? body.getBytes() : null;
      kept.put(request.path(), new Kept(bytes, time.nanoTime()));
      return publisher.answer(request, bytes);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : PASSED_ON) {
      String value = response.getHeader(name);
      if (value != null) {
        headers.put(name, value);
      }
    }
    return new Answer(status, headers, body);
  }
}
