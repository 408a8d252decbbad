package io.tif1.testkit.internal.cdn;

import io.tif1.client.TimeSource;
import io.tif1.testkit.Content;
import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.internal.server.Answer;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The right answer to a request: the file, a 304, a 404 or a 405. */
public final class Publisher {
  private static final String JSON = "application/json; charset=utf-8";

  private final Content content;
  private final TimeSource time;
  private final Shelf shelf;

  public Publisher(Content content, TimeSource time, long cacheBytes) {
    this.content = content;
    this.time = time;
    shelf = new Shelf(time, cacheBytes);
  }

  /** Of what the content has; blocks if that does. */
  public Answer answer(SeenRequest request) {
    boolean below = !request.path().startsWith("/");
    return answer(request, below ? content.bytes(request.path()) : null);
  }

  /** The same for a file that is at hand, or null if there is none. */
  Answer answer(SeenRequest request, byte @Nullable [] bytes) {
    return file(request, bytes).with("date", HttpDates.format(time.instant()));
  }

  private Answer file(SeenRequest request, byte @Nullable [] bytes) {
    if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
      return Answer.text(405, request.method() + " is not served here").with("allow", "GET, HEAD");
    }
    if (bytes == null) {
      return Answer.text(404, "Couldn't find the requested file " + request.path() + ".");
    }
    return version(request, shelf.of(request.path(), bytes));
  }

  private static Answer version(SeenRequest request, Representation file) {
    boolean gzip = acceptsGzip(request.headers().getOrDefault("accept-encoding", List.of()));
    String etag = file.etag(gzip);
    String modified = HttpDates.format(file.lastModified());
    Answer answer =
        new Answer(
            200,
            Map.of(
                "etag",
                etag,
                "last-modified",
                modified,
                "cache-control",
                "public, max-age=604800, s-maxage=43200",
                "vary",
                "Accept-Encoding"),
            Buffer.buffer());
    if (isFresh(request, etag, modified)) {
      return new Answer(304, answer.headers(), answer.body());
    }
    Answer whole = answer.with("content-type", JSON).withBody(file.body(gzip));
    return gzip ? whole.with("content-encoding", "gzip") : whole;
  }

  /** If-None-Match decides where there is one; the date is for clients that have no tag. */
  static boolean isFresh(SeenRequest request, String etag, String modified) {
    List<String> tags = request.headers().getOrDefault("if-none-match", List.of());
    if (tags.isEmpty()) {
      return request.header("if-modified-since").filter(modified::equals).isPresent();
    }
    return tags.stream()
        .flatMap(line -> List.of(line.split(",", -1)).stream())
        .map(tag -> tag.trim().replaceFirst("^W/", ""))
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag));
  }

  static boolean acceptsGzip(List<String> acceptEncoding) {
    return acceptEncoding.stream()
        .flatMap(line -> List.of(line.toLowerCase(Locale.ROOT).split(",", -1)).stream())
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.matches("(gzip|x-gzip|\\*)(;q=(1(\\.0*)?|0?\\.0*[1-9]\\d*))?"));
  }
}
