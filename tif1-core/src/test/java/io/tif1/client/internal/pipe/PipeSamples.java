package io.tif1.client.internal.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tif1.client.Cdn;
import io.tif1.client.FetchOptions;
import io.tif1.client.Origin;
import io.tif1.client.Resource;
import io.tif1.client.Samples;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.model.JsonDocument;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What rooms hand to one another, when it does not matter which. */
public final class PipeSamples {
  public static final Cdn CDN = cdn("a.example");
  public static final URI URL = URI.create("https://a.example/f/drivers.json");

  private PipeSamples() {}

  public static Cdn cdn(String host) {
    return Cdn.of("https://" + host + "/f");
  }

  /** A fetch with the default options and no deadline. */
  public static Fetch fetch(long id) {
    return fetch(id, Samples.options());
  }

  public static Fetch fetch(long id, FetchOptions options) {
    return fetch(id, Samples.resource(), options, Deadline.after(0, Duration.ZERO));
  }

  public static Fetch fetch(long id, Resource<?> resource, FetchOptions options, Deadline by) {
    return new Fetch(id, resource, "main", null, options, by, new Cancellation(), null);
  }

  public static Attempt attempt() {
    return attempt(fetch(1), CDN);
  }

  public static Attempt attempt(Fetch fetch, Cdn cdn) {
    return new Attempt(
        fetch,
        1,
        1,
        cdn,
        URL,
        fetch.options().timeout(),
        fetch.cancellation(),
        0,
        false,
        () -> true,
        HopListener.NONE);
  }

  public static Answer answer(byte[] body) {
    return new Answer(URL, 200, Map.of(), body, Timing.NONE);
  }

  public static Answer answer(String header, String value, byte[] body) {
    return new Answer(URL, 200, Map.of(header, List.of(value)), body, Timing.NONE);
  }

  public static Payload payload() {
    return payload("{}");
  }

  public static Payload payload(String json) {
    byte[] utf8 = json.getBytes(UTF_8);
    return new Payload(
        new Body(null, utf8, null, null),
        JsonDocument.copyOf(utf8),
        false,
        Origin.network(CDN.name(), 1),
        URL,
        Timing.NONE);
  }

  public static AttemptFailure failure(Verdict verdict) {
    return AttemptFailure.noAnswer(verdict, "as the test wants it", Timing.NONE, null);
  }

  /** The host has no address: a failure that seldom changes within seconds. */
  public static AttemptFailure noSuchHost() {
    return AttemptFailure.noAnswer(
        Verdict.FAILED, "no address", Timing.NONE, new UnknownHostException("a.example"));
  }

  /** The host's certificate is not trusted: another attempt would end alike. */
  public static AttemptFailure untrusted() {
    return AttemptFailure.noAnswer(
        Verdict.FAILED, "not trusted", Timing.NONE, new CertificateException("self-signed"));
  }

  /** No route to the host, as in a blip of the network. */
  public static AttemptFailure noRoute() {
    return AttemptFailure.noAnswer(
        Verdict.FAILED, "no route", Timing.NONE, new NoRouteToHostException("a.example"));
  }

  public static AttemptFailure throttled(Duration retryAfter) {
    return AttemptFailure.answered(
        Verdict.THROTTLED,
        "answered 429",
        new Answer(URL, 429, Map.of(), new byte[0], Timing.NONE),
        retryAfter,
        null);
  }
}
