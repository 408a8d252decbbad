package io.tif1.client.internal.pipe;

import io.tif1.client.event.FetchEvent.Timing;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt brought nothing, as a value that travels in futures: it has no stack trace of its
 * own, its cause has.
 */
public final class AttemptFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Verdict verdict;
  private final int status;
  private final transient Timing timing;
  private final transient @Nullable URI uri;
  private final Duration wait;
  private final boolean begun;
  private final transient @Nullable PoolState pool;
  private final transient Map<String, List<String>> headers;

  private AttemptFailure(
      Verdict verdict,
      String problem,
      int status,
      Timing timing,
      @Nullable URI uri,
      Duration wait,
      boolean begun,
      @Nullable PoolState pool,
      @Nullable Throwable cause) {
    this(verdict, problem, status, timing, uri, wait, begun, pool, cause, Map.of());
  }

  private AttemptFailure(
      Verdict verdict,
      String problem,
      int status,
      Timing timing,
      @Nullable URI uri,
      Duration wait,
      boolean begun,
      @Nullable PoolState pool,
      @Nullable Throwable cause,
      Map<String, List<String>> headers) {
    super(problem, cause, false, false);
    this.verdict = verdict;
    this.status = status;
    this.timing = timing;
    this.uri = uri;
    this.wait = wait;
    this.begun = begun;
    this.pool = pool;
    this.headers = headers;
  }

  /** No answer came. */
  public static AttemptFailure noAnswer(
      Verdict verdict, String problem, Timing timing, @Nullable Throwable cause) {
    return new AttemptFailure(verdict, problem, 0, timing, null, Duration.ZERO, true, null, cause);
  }

  /** An answer came that is not what was wanted. {@code wait}: its Retry-After, or zero. */
  public static AttemptFailure answered(
      Verdict verdict, String problem, Answer answer, Duration wait, @Nullable Throwable cause) {
    return new AttemptFailure(
        verdict,
        problem,
        answer.status(),
        answer.timing(),
        answer.uri(),
        wait,
        true,
        null,
        cause,
        answer.headers());
  }

  /** The breaker refused; it lets a probe through after {@code retryIn}. */
  public static AttemptFailure refused(Duration retryIn) {
    return new AttemptFailure(
        Verdict.BREAKER_OPEN,
        "refused by the open circuit breaker",
        0,
        Timing.NONE,
        null,
        retryIn,
        false,
        null,
        null);
  }

  /** The CDN is to be left alone for {@code wait}, or has no turn for the request until then. */
  public static AttemptFailure held(Duration wait) {
    return new AttemptFailure(
        Verdict.HELD,
        "not sent: requests to it are held back for " + wait.toMillis() + " ms",
        0,
        Timing.NONE,
        null,
        wait,
        false,
        null,
        null);
  }

  /** No connection became free. */
  public static AttemptFailure poolExhausted(PoolState pool) {
    return new AttemptFailure(
        Verdict.POOL_EXHAUSTED,
        "no free connection (" + pool + ")",
        0,
        Timing.NONE,
        null,
        Duration.ZERO,
        true,
        pool,
        null);
  }

  /** Cancelled, or the fetch ran out of time. */
  public static AttemptFailure cancelled(Timing timing) {
    return new AttemptFailure(
        Verdict.CANCELLED, "cancelled", 0, timing, null, Duration.ZERO, true, null, null);
  }

  /** Cancelled before it went out. */
  public static AttemptFailure cancelledInQueue() {
    return new AttemptFailure(
        Verdict.CANCELLED, "cancelled", 0, Timing.NONE, null, Duration.ZERO, false, null, null);
  }

  /** The client went offline before it went out. */
  public static AttemptFailure offline() {
    return new AttemptFailure(
        Verdict.OFFLINE,
        "the client is offline",
        0,
        Timing.NONE,
        null,
        Duration.ZERO,
        false,
        null,
        null);
  }

  /** Whether the exchange was begun: it had its permits. */
  public boolean begun() {
    return begun;
  }

  public Verdict verdict() {
    return verdict;
  }

  /**
   * Whether it is of a kind that seldom changes within seconds: the host has no address, or its
   * certificate is not trusted.
   */
  public boolean isLasting() {
    Throwable cause = getCause();
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (cause instanceof UnknownHostException || isUntrusted(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * Whether another attempt would end alike, since nothing that passes by itself is the cause: the
   * host has shown a certificate that this client does not trust.
   */
  public boolean isFinal() {
    Throwable cause = getCause();
    for (int depth = 0; cause != null && depth < 20; depth++) {
      if (isUntrusted(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  private static boolean isUntrusted(Throwable cause) {
    return cause instanceof CertificateException
        || cause instanceof CertPathValidatorException
        || cause instanceof SSLPeerUnverifiedException;
  }

  /** What went wrong, in words. */
  public String problem() {
    String message = getMessage();
    return message == null ? verdict.name() : message;
  }

  /** 0 if no answer came. */
  public int status() {
    return status;
  }

  public Timing timing() {
    return timing;
  }

  /** Where the answer came from after redirects, or null if none came. */
  public @Nullable URI uri() {
    return uri;
  }

  /** The header fields of the answer, names in lower case; empty if none came. */
  public Map<String, List<String>> headers() {
    return headers;
  }

  /** How long the CDN, or its breaker, asks to wait; zero if it does not say. */
  public Duration waitFor() {
    return wait;
  }

  /** The pool's state when it had no free connection; null for any other failure. */
  public @Nullable PoolState pool() {
    return pool;
  }

  /** The numbers of an exhausted pool. */
  public record PoolState(int limit, int inUse, int waiting, Duration waited) {
    @Override
    public String toString() {
      return "limit "
          + limit
          + ", in use "
          + inUse
          + ", waiting "
          + waiting
          + ", waited "
          + waited.toMillis()
          + " ms";
    }
  }
}
