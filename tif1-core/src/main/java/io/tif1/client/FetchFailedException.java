package io.tif1.client;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file could not be fetched. Carries every attempt; the message lists each problem once, with
 * the CDNs that had it and how often it occurred, those first that say most about the cause.
 *
 * @since 0.1
 */
public sealed class FetchFailedException extends Tif1Exception
    permits CircuitOpenException, PoolExhaustedException {
  private static final long serialVersionUID = 1L;
  private static final int MOST_SHOWN = 6;

  /** Of the characters of the first problem, and of the others. */
  private static final int LONGEST_FIRST = 400;

  private static final int LONGEST = 160;

  private final String what;
  private final Reason reason;
  private final ArrayList<Attempt> attempts;

  /**
   * @param what the file or URL that was asked for
   * @param detail numbers, and what to do next
   */
  public FetchFailedException(
      String what,
      Reason reason,
      String detail,
      List<Attempt> attempts,
      @Nullable Throwable cause) {
    super(message(what, detail, attempts), cause);
    this.what = what;
    this.reason = reason;
    this.attempts = new ArrayList<>(attempts);
  }

  FetchFailedException(FetchFailedException origin) {
    super(origin.text(), origin);
    this.what = origin.what;
    this.reason = origin.reason;
    this.attempts = origin.attempts;
  }

  private static String message(String what, String detail, List<Attempt> attempts) {
    var text = new StringBuilder(what).append(": ").append(detail);
    if (!attempts.isEmpty()) {
      text.append("; ")
          .append(attempts.size())
          .append(attempts.size() == 1 ? " attempt" : " attempts");
      List<AttemptGroup> groups = AttemptGroup.of(attempts);
      // The first ones and the last: what began it and what ended it.
      int shown = Math.min(groups.size(), MOST_SHOWN);
      for (int i = 0; i < shown; i++) {
        int index = i < shown - 1 ? i : groups.size() - 1;
        text.append(i == 0 ? ": [" : ", [")
            .append(groups.get(index).toString(i == 0 ? LONGEST_FIRST : LONGEST))
            .append(']');
        if (i == shown - 2 && groups.size() > shown) {
          text.append(", ...");
        }
      }
    }
    return text.toString();
  }

  @Override
  FetchFailedException asSeenHere() {
    return new FetchFailedException(this);
  }

  /** What was asked for: season, event, session and path, or a URL. */
  public final String what() {
    return what;
  }

  /** Why the fetch gave up. */
  public final Reason reason() {
    return reason;
  }

  /** Every exchange with a CDN, in order; empty if none was begun. Unmodifiable. */
  public final List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** The URL of the last attempt, or null if there was none. */
  public final @Nullable URI url() {
    return attempts.isEmpty() ? null : attempts.get(attempts.size() - 1).url();
  }

  /** The status of the last attempt that had an answer; 0 if no CDN answered. */
  public final int status() {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      if (attempts.get(i).status() != 0) {
        return attempts.get(i).status();
      }
    }
    return 0;
  }

  /** Why a fetch gave up. */
  public enum Reason {
    /**
     * Every CDN failed in every round, or every one but those that do not have the file. What
     * seldom changes within seconds (no such host) is tried in two rounds at most, certificates
     * that are not trusted in one.
     */
    RETRIES_EXHAUSTED,
    /**
     * A CDN refused the request itself (a 4xx other than not found), and no other gave the file.
     */
    REJECTED,
    /** Every CDN that may have the file asked to wait longer than this fetch may. */
    THROTTLED,
    /** The fetch ran into its total timeout. */
    TIMED_OUT,
    /**
     * The circuit breakers of all CDNs that may have it are open ({@link CircuitOpenException}).
     */
    BREAKERS_OPEN,
    /** No connection became free in time ({@link PoolExhaustedException}). */
    POOL_EXHAUSTED,
    /**
     * The proxy: it is down, refuses the login or the CDNs, or cannot reach them. No CDN is blamed.
     * The message names the proxy and what set it.
     */
    PROXY_FAILED,
    /** The season is pinned to a version, and no CDN of the settings can be asked for one. */
    NO_CDN,
    /** The cache alone was asked, and it does not hold the file. */
    NOT_CACHED,
    /**
     * The request of an {@link HttpSession}, which asks once, brought no answer that could be used.
     */
    REQUEST_FAILED,
    /**
     * This process, and no CDN: it is out of memory, threads or files, or a class is missing on its
     * class path. The message says which, and what to do.
     */
    LOCAL_FAILURE,
    /**
     * Code that the client was given threw: a proxy selector, a time source. The message names it.
     */
    CALLBACK_FAILED,
    /** A defect of the client. Please report it, with the message and the cause. */
    INTERNAL_ERROR,
    /** The client is closed, or was closed while the fetch ran. */
    CLIENT_CLOSED
  }

  /**
   * One exchange with one CDN.
   *
   * @param cdn the CDN's name, as in {@link Tif1#cdns()}
   * @param url what was asked for
   * @param status the HTTP status; 0 if no answer came
   * @param elapsed from leave to begin until its end
   * @param problem what went wrong, in words
   */
  public record Attempt(String cdn, URI url, int status, Duration elapsed, String problem)
      implements Serializable {
    @Override
    public String toString() {
      return cdn + ": " + problem + " after " + elapsed.toMillis() + " ms";
    }
  }
}
