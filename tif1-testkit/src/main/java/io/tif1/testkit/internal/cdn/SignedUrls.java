package io.tif1.testkit.internal.cdn;

import io.tif1.client.TimeSource;
import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.internal.server.Answer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** URLs of a store that admit one request for one file for a while, as object stores have them. */
public final class SignedUrls {
  private static final String EXPIRES = "X-Expires";
  private static final String SIGNATURE = "X-Signature";

  /** What a client has for the host that sent it here, and must not show to this one. */
  private static final List<String> OF_ANOTHER_HOST =
      List.of("authorization", "cookie", "if-none-match", "if-modified-since");

  private final Supplier<URI> base;
  private final TimeSource time;
  private final Duration validity;

  public SignedUrls(Supplier<URI> base, TimeSource time, Duration validity) {
    this.base = base;
    this.time = time;
    this.validity = validity;
  }

  /** Where the file at {@code path} can be fetched from now until the end of the validity. */
  public String of(String path) {
    long expires = time.instant().plus(validity).getEpochSecond();
    return base.get()
        + "/"
        + Paths.encoded(path)
        + "?"
        + EXPIRES
        + "="
        + expires
        + "&"
        + SIGNATURE
        + "="
        + signature(path, expires);
  }

  /** What a request that the store must not serve is answered with; null if it may be served. */
  public @Nullable Answer refusal(SeenRequest request) {
    String foreign =
        OF_ANOTHER_HOST.stream()
            .filter(request.headers()::containsKey)
            .collect(Collectors.joining(", "));
    if (!foreign.isEmpty()) {
      return Answer.text(400, "This store was sent headers that are for another host: " + foreign);
    }
    Map<String, String> query = query(request.rawPath());
    String signature = query.getOrDefault(SIGNATURE, "");
    String expires = query.getOrDefault(EXPIRES, "");
    if (!expires.matches("\\d{1,15}")
        || !signature.equals(signature(request.path(), Long.parseLong(expires)))) {
      return Answer.text(403, "AccessDenied: the URL is not signed, or not by this store.");
    }
    if (time.instant().getEpochSecond() > Long.parseLong(expires)) {
      return Answer.text(403, "AccessDenied: the signed URL has expired.");
    }
    return null;
  }

  private static Map<String, String> query(String rawPath) {
    int mark = rawPath.indexOf('?');
    return mark < 0
        ? Map.of()
        : Arrays.stream(rawPath.substring(mark + 1).split("&", -1))
            .map(pair -> pair.split("=", 2))
            .filter(pair -> pair.length == 2)
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (a, b) -> b));
  }

  /** No secret that withstands anybody, but one that a client does not come upon by chance. */
  private String signature(String path, long expires) {
    try {
      String text = base.get() + "\n" + path + "\n" + expires;
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
