package io.tif1.testkit;

import io.tif1.client.TimeSource;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Settings of a {@link FakeCdn}. Not safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class FakeCdnBuilder {
  private static final long MOST_CACHE_BYTES = 256L << 20;

  Content content = path -> null;
  Set<HttpProtocol> protocols = EnumSet.copyOf(HttpProtocol.OVER_TCP);
  String name = "fake-cdn";
  String host = "localhost";
  CdnLayout layout = CdnLayout.JSDELIVR;
  @Nullable String path;
  Duration delay = Duration.ZERO;
  int remembered = 10_000;
  @Nullable Integer quota;
  Duration quotaWindow = Duration.ofMinutes(5);
  @Nullable Duration signed;
  @Nullable FakeCdn store;
  @Nullable FakeCdn upstream;
  Duration mirrorKeeps = Duration.ZERO;
  @Nullable TimeSource time;
  @Nullable ServerCertificate certificate;

  FakeCdnBuilder() {}

  /** What it publishes. Default: nothing. */
  public FakeCdnBuilder content(Content published) {
    content = published;
    return this;
  }

  /** What delays, drips and dates go by. Default: the real time. */
  public FakeCdnBuilder time(TimeSource source) {
    time = source;
    return this;
  }

  /** Default: one that is sound for {@code localhost} and {@link #host}. */
  public FakeCdnBuilder certificate(ServerCertificate shown) {
    certificate = shown;
    return this;
  }

  /**
   * What it offers. Default: all over TCP.
   *
   * @throws IllegalArgumentException if none over TCP is given
   */
  public FakeCdnBuilder protocols(HttpProtocol... offered) {
    if (Arrays.stream(offered).noneMatch(HttpProtocol.OVER_TCP::contains)) {
      throw new IllegalArgumentException(
          "a server must offer at least one protocol over TCP, not " + Arrays.toString(offered));
    }
    protocols = EnumSet.copyOf(List.of(offered));
    return this;
  }

  /** What it calls itself, also in the {@code Server} header. Default: {@code fake-cdn}. */
  public FakeCdnBuilder name(String called) {
    name = called;
    return this;
  }

  /**
   * The host in {@link FakeCdn#baseUri}. Default: {@code localhost}. For another one the client
   * needs a way to resolve it to 127.0.0.1.
   */
  public FakeCdnBuilder host(String named) {
    host = named;
    return this;
  }

  /** Under which URLs it serves its content. Default: {@link CdnLayout#JSDELIVR}. */
  public FakeCdnBuilder layout(CdnLayout shape) {
    layout = shape;
    return this;
  }

  /**
   * What is before every published path. Default: {@link CdnLayout#basePath}, for example {@code
   * /gh/TracingInsights}.
   *
   * @throws IllegalArgumentException unless it begins with a slash and ends with none
   */
  public FakeCdnBuilder path(String before) {
    if (!before.startsWith("/") || before.endsWith("/")) {
      throw new IllegalArgumentException(
          "the base path must begin with a slash and end with none: '" + before + "'");
    }
    path = before;
    return this;
  }

  /** How long each exchange is delayed. Default: not at all. */
  public FakeCdnBuilder delay(Duration each) {
    delay = each;
    return this;
  }

  /**
   * Answers requests beyond {@code requests} in a {@code window} with 429 and without {@code
   * Retry-After}; says how many are left by {@code RateLimit} and {@code RateLimit-Policy} with
   * every answer. As Hugging Face does, which allows 3,000 in 5 minutes. Default: no limit.
   *
   * @param window at least a second, by the server's time source
   */
  public FakeCdnBuilder quota(int requests, Duration window) {
    quota = requests;
    quotaWindow = window;
    return this;
  }

  /**
   * Answers each file that {@code store} publishes with 302 to a signed URL there, as Hugging Face
   * does; its own {@link #content} is then not asked.
   *
   * @param store one built with {@link #signedUrlsOnly}
   * @throws IllegalArgumentException for another one
   */
  public FakeCdnBuilder redirectTo(FakeCdn store) {
    if (!store.signsUrls()) {
      throw new IllegalArgumentException(
          store + " does not sign URLs; build it with signedUrlsOnly");
    }
    this.store = store;
    return this;
  }

  /**
   * Serves files only by URLs that another server redirects to, see {@link #redirectTo}. Other
   * requests get 403, also after {@code validity}; those that carry what belongs to that other
   * server ({@code Authorization}, {@code Cookie}, conditions) get 400. Its host should differ from
   * the other's: {@code 127.0.0.1} needs no resolver.
   */
  public FakeCdnBuilder signedUrlsOnly(Duration validity) {
    signed = validity;
    return this;
  }

  /**
   * Serves what {@code upstream} has in place of {@link #content}. Files and their absence are
   * believed for {@code keepsFor} by this server's time source; other answers, redirects too, are
   * passed on each time. An upstream that cannot be reached is 502.
   */
  public FakeCdnBuilder mirrorOf(FakeCdn upstream, Duration keepsFor) {
    this.upstream = upstream;
    mirrorKeeps = keepsFor;
    return this;
  }

  /** How many requests {@link FakeCdn#requests} keeps, the latest. Default: 10,000. */
  public FakeCdnBuilder remember(int latest) {
    remembered = latest;
    return this;
  }

  /** Starts the server on a free port. */
  public FakeCdn start() {
    return new FakeCdn(this);
  }

  long cacheBytes() {
    return Math.min(MOST_CACHE_BYTES, Runtime.getRuntime().maxMemory() / 4);
  }
}
