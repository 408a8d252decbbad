package io.tif1.cli;

import io.tif1.client.Cdn;
import io.tif1.client.HttpAnswer;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Exception;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One CDN, asked for a file the way fetches do: name look-up, proxy, trust and all. */
final class CdnCheck {
  /** Published long ago, and small. */
  private static final Resource<?> FILE =
      Resource.json(2021, "Belgian Grand Prix", "Race", "drivers.json");

  /** Certificates and the freshness of the cache bear that much. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private final Tif1 client;
  private final Cdn cdn;
  private boolean reached;
  private boolean distrusted;

  CdnCheck(Tif1 client, Cdn cdn) {
    this.client = client;
    this.cdn = cdn;
  }

  /** Whether it answered. */
  boolean isReached() {
    return reached;
  }

  List<Finding> look() {
    long begun = System.nanoTime();
    try {
      HttpAnswer answer = client.http().get(cdn.url(FILE, "main"));
      long millis = (System.nanoTime() - begun) / 1_000_000;
      reached = true;
      var findings = new ArrayList<Finding>();
      findings.add(answered(answer, millis));
      Finding clock = clock(answer.headers(), Instant.now());
      if (clock != null) {
        findings.add(clock);
      }
      return findings;
    } catch (Tif1Exception e) {
      return List.of(failed(e));
    }
  }

  private Finding answered(HttpAnswer answer, long millis) {
    String what =
        "status " + answer.status() + " over " + answer.protocol() + " in " + millis + " ms";
    if (answer.isOk()) {
      return Finding.ok(area(), what);
    }
    URI url = cdn.url(FILE, "main");
    return switch (answer.status()) {
      case 403 ->
          Finding.note(
              area(),
              what + " for " + url,
              "it refuses this file for now (jsDelivr does so for large repositories); other CDNs are"
                  + " asked for what it refuses");
      case 429, 503 ->
          Finding.note(
              area(),
              what + " for " + url,
              "it gets too many requests from your network; the client leaves it alone for as long as"
                  + " it asks");
      default ->
          Finding.problem(
              area(),
              what + " for " + url + ", which should be there",
              "is the address in cdns right, and its layout ("
                  + cdn.template()
                  + ")? A proxy that"
                  + " asks for a login says 407");
    };
  }

  private Finding failed(Tif1Exception error) {
    for (Throwable at = error; at != null; at = at.getCause()) {
      distrusted |= at instanceof SSLException;
    }
    return Finding.problem(
        area(),
        String.valueOf(error.getMessage()),
        distrusted
            ? "see who signed its certificate below; if that is your company, put the certificate"
                + " of that authority into a PEM file and tif1 config set ca_bundle FILE"
            : "see name look-up and connection below");
  }

  /** Null if the answer has no date. */
  static @Nullable Finding clock(Map<String, List<String>> headers, Instant now) {
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase("date") && !header.getValue().isEmpty()) {
        return clock(header.getValue().get(0), now);
      }
    }
    return null;
  }

  private static @Nullable Finding clock(String date, Instant now) {
    Instant theirs;
    try {
      theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return null; // the server's own fault; the client does without
    }
    Duration off = Duration.between(theirs, now);
    String what = "differs by " + off.abs().toSeconds() + " s from the server's";
    return off.abs().compareTo(SKEW) > 0
        ? Finding.problem(
            "clock", what, "set this machine's clock: certificates and the cache go by it")
        : Finding.ok("clock", what);
  }

  private String area() {
    return "cdn " + cdn.name();
  }
}
