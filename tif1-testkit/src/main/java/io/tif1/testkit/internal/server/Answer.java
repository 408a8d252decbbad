package io.tif1.testkit.internal.server;

import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashMap;
import java.util.Map;

/** A whole response as a value; how it gets onto the wire is {@link Exchange}'s matter. */
public record Answer(int status, Map<String, String> headers, Buffer body) {

  public static Answer of(int status, String contentType, Buffer body) {
    return new Answer(status, Map.of("content-type", contentType), body);
  }

  public static Answer text(int status, String body) {
    return of(status, "text/plain; charset=utf-8", Buffer.buffer(body));
  }

  public static Answer json(String body) {
    return of(200, "application/json; charset=utf-8", Buffer.buffer(body));
  }

  /** The same with one header more, or with another value for it. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, more, body);
  }

  public Answer withBody(Buffer other) {
    return new Answer(status, headers, other);
  }

  /** Statuses that HTTP gives no body, and so no length either. */
  boolean bodiless() {
    return status == 304 || status == 204;
  }
}
