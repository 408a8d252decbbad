package io.tif1.client;

import io.tif1.client.FetchFailedException.Attempt;
import io.tif1.client.FetchFailedException.Reason;
import java.net.ConnectException;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * How a file of a session was had, or why it was not: a word for each thing there is to do about
 * it.
 *
 * @since 0.1
 */
public enum FileStatus {
  /** Had, and as fresh as it should be. */
  OK("nothing"),
  /**
   * Had from the cache although it is older than it should be, because the network failed. Its age
   * is in the report.
   */
  STALE("load again when the network is back"),
  /** Not published, although the session has been run as far as the calendar knows. */
  MISSING("check the names; new files take a while to be published"),
  /**
   * Not published, and by the calendar the session has not begun or may not have ended: three hours
   * after its planned start, twelve for a day of testing.
   */
  NOT_RUN("load again after the session"),
  /**
   * Every CDN that answered has it in a form that cannot be read ({@link InvalidDataException}).
   */
  BROKEN("load again later; if it stays, tell the publisher"),
  /**
   * Somebody on the way does not let it through: no CDN answered otherwise than with 401, 403, 407
   * or 451, by refusing the connection, or with a certificate that is not trusted; or the proxy
   * failed.
   */
  BLOCKED("check proxy, firewall and ca_bundle"),
  /** The CDNs ask to be left alone for longer than this fetch may wait. */
  RATE_LIMITED("load again later, with fewer requests at a time"),
  /** Only the cache was asked (offline), and it does not hold the file. */
  OFFLINE_MISS("load it once while online"),
  /** Could not be had for any other reason: time-outs, errors of servers, open breakers. */
  FAILED("load again later");

  private static final Set<Integer> REFUSALS = Set.of(401, 403, 407, 451);

  private final String advice;

  FileStatus(String advice) {
    this.advice = advice;
  }

  /** Whether the file was had. */
  public boolean isHad() {
    return this == OK || this == STALE;
  }

  /** What to do about it, in a few words. */
  public String advice() {
    return advice;
  }

  /**
   * How a fetch ended. What is not published is {@link #MISSING}: what the calendar says is not
   * asked here.
   */
  public static FileStatus of(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Success<?> success) {
      return of(success.origin());
    }
    return outcome instanceof Outcome.Failure<?> failure ? of(failure.error()) : MISSING;
  }

  /** What the origin of a file that was obtained means. */
  static FileStatus of(Origin origin) {
    return origin.isStale() ? STALE : OK;
  }

  /** What a failure means. */
  static FileStatus of(Tif1Exception error) {
    if (error instanceof InvalidDataException) {
      return BROKEN;
    }
    if (error instanceof NotFoundException missing) {
      return missing.plannedStart() == null ? MISSING : NOT_RUN;
    }
    if (!(error instanceof FetchFailedException failed)) {
      return FAILED;
    }
    if (failed.reason() == Reason.NOT_CACHED) {
      return OFFLINE_MISS;
    }
    if (failed.reason() == Reason.THROTTLED) {
      return RATE_LIMITED;
    }
    if (failed.reason() == Reason.PROXY_FAILED) {
      return BLOCKED;
    }
    return isBlocked(failed.attempts(), failed.getCause()) ? BLOCKED : FAILED;
  }

  /**
   * @param cause of the last attempt, or of an exception that says the same
   */
  private static boolean isBlocked(List<Attempt> attempts, @Nullable Throwable cause) {
    boolean refused = false;
    for (Attempt attempt : attempts) {
      refused |= REFUSALS.contains(attempt.status());
      if (attempt.status() != 0 && !REFUSALS.contains(attempt.status())) {
        return false; // there is a way through
      }
    }
    return refused || (!attempts.isEmpty() && isClosedDoor(cause));
  }

  private static boolean isClosedDoor(@Nullable Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      boolean refused =
          at instanceof ConnectException && String.valueOf(at.getMessage()).contains("refused");
      if (refused
          || at instanceof SSLHandshakeException
          || at instanceof SSLPeerUnverifiedException) {
        return true;
      }
    }
    return false;
  }
}
