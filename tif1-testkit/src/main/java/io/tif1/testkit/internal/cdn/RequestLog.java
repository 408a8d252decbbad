package io.tif1.testkit.internal.cdn;

import io.tif1.client.TimeSource;
import io.tif1.testkit.HttpProtocol;
import io.tif1.testkit.SeenRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The last requests a server saw. Safe for use by multiple threads. */
public final class RequestLog {
  private final String base;
  private final Function<String, @Nullable String> layout;
  private final TimeSource time;
  private final int capacity;

  // Guarded by this.
  private final Deque<SeenRequest> seen = new ArrayDeque<>();
  private int count;

  /**
   * @param base the path that all content is below, with a slash at both ends
   * @param layout makes of a path below the base the one that the content has, or null
   */
  public RequestLog(
      String base, Function<String, @Nullable String> layout, TimeSource time, int capacity) {
    this.base = base;
    this.layout = layout;
    this.time = time;
    this.capacity = capacity;
  }

  public synchronized SeenRequest add(HttpServerRequest request, int connection) {
    SeenRequest entry =
        new SeenRequest(
            ++count,
            time.instant(),
            request.method().name(),
            path(request),
            request.uri(),
            headers(request),
            protocol(request.version()),
            connection);
    seen.addLast(entry);
    if (seen.size() > capacity) {
      seen.removeFirst();
    }
    return entry;
  }

  public synchronized List<SeenRequest> requests() {
    return List.copyOf(seen);
  }

  private static HttpProtocol protocol(HttpVersion version) {
    return switch (version) {
      case HTTP_3 -> HttpProtocol.HTTP_3;
      case HTTP_2 -> HttpProtocol.HTTP_2;
      default -> HttpProtocol.HTTP_1_1;
    };
  }

  private String path(HttpServerRequest request) {
    String path = decode(String.valueOf(request.path()));
    String published = path.startsWith(base) ? layout.apply(path.substring(base.length())) : null;
    return published == null ? path : published;
  }

  private static String decode(String path) {
    try {
      // A plus is a plus in a path; only forms write a space that way.
      return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return path; // not an encoding, so it stands for itself
    }
  }

  private static Map<String, List<String>> headers(HttpServerRequest request) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            (name, value) ->
                headers
                    .computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>(1))
                    .add(value));
    return headers;
  }
}
