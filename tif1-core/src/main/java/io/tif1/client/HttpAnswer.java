package io.tif1.client;

import io.tif1.model.JsonDocument;
import io.tif1.model.JsonException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The answer to one HTTP request, whole. Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class HttpAnswer {
  private final URI uri;
  private final int status;
  private final String protocol;
  private final Map<String, List<String>> headers;
  private final byte[] body;

  /**
   * @param body decompressed; not copied, so the caller must not write to it again
   */
  public HttpAnswer(
      URI uri, int status, String protocol, Map<String, List<String>> headers, byte[] body) {
    this.uri = uri;
    this.status = status;
    this.protocol = protocol;
    this.headers = headers;
    this.body = body;
  }

  /** Where the answer came from, after redirects. */
  public URI uri() {
    return uri;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Whether the status is 2xx. */
  public boolean isOk() {
    return status >= 200 && status < 300;
  }

  /** What was spoken: {@code http/1.1} or {@code h2}. */
  public String protocol() {
    return protocol;
  }

  /** The headers, names in lower case, values in order. Unmodifiable. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** A copy of the body, decompressed; empty if there was none. */
  public byte[] body() {
    return body.clone();
  }

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /**
   * The body as a JSON object.
   *
   * @throws JsonException if it is none
   */
  public JsonDocument json() {
    return JsonDocument.copyOf(body);
  }

  @Override
  public String toString() {
    return status + " " + uri + " (" + protocol + ", " + body.length + " bytes)";
  }
}
