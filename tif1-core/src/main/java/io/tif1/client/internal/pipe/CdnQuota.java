package io.tif1.client.internal.pipe;

import io.tif1.client.internal.pipe.RateLimitFields.Quota;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The quota that the answers of one CDN tell of, and what is left of it. Pure arithmetic; confined
 * by the lock of {@link CdnRates}.
 *
 * <p>An answer knows of the requests that its server had counted when it answered. What is left is
 * the least of what recent answers told, less the requests that these answers may not know of:
 * those under way, and those that ended without an answer, such as cancelled ones, until a request
 * that was sent later is answered. An answer is recent as long as none is known whose request was
 * sent after it had come. So what is left is never more than the server thinks, whatever the order
 * in which answers come, and a request counts once.
 *
 * <p>Seconds are told as whole numbers, rounded up or down, and an answer takes its time; so an
 * answer says within which two moments its window ends. The window is taken to end at the latest
 * moment that all its answers allow. One that must end later than that is of the next window; one
 * to a request that was sent before the last window had ended, and is not certainly of this one, is
 * taken as telling nothing.
 */
final class CdnQuota {
  /** How long a cancelled request keeps others from a CDN that has never answered. */
  static final long DOUBT_NANOS = 5_000_000_000L;

  /** When to look again whether a request under way was answered. */
  private static final long LOOK_AGAIN_NANOS = 100_000_000L;

  private static final long SECOND = 1_000_000_000L;
  private static final long MOST_SECONDS = 1_000_000_000L;

  /** What an answer that came at {@code at} said was left. */
  private record Told(long at, long left) {}

  /** A request that ended at {@code at} and told of no quota. */
  private record Silent(long at, boolean cancelled) {}

  private int underWay;
  private boolean everAnswered;

  // Oldest first.
  private final Deque<Silent> silent = new ArrayDeque<>();

  // Those that are recent and have no later one that tells less; oldest first, hence least first.
  private final Deque<Told> told = new ArrayDeque<>();
  private boolean anyTold;
  private long newestSent;

  // The window.
  private boolean known;
  private long limit;
  private long length;
  private long ends;
  private boolean confirmed; // an answer told of this window
  private boolean answeredInSilence;
  private boolean anyBefore;
  private long endOfLast;
  private long windows;

  /** A request is about to be sent. */
  void taken(long now) {
    roll(now);
    underWay++;
    if (known && !confirmed) {
      ends = now + length; // a window may begin with its first request
    }
  }

  /** One more request to the same server within an exchange. */
  void sentAgain() {
    underWay++;
  }

  /** A request that was counted as taken is not sent. */
  void notSent() {
    underWay = Math.max(0, underWay - 1);
  }

  /** A request ended and nothing of an answer came; the server may have counted it. */
  void lost(long now, boolean cancelled) {
    roll(now);
    underWay = Math.max(0, underWay - 1);
    if (!known) {
      forgetDoubts(now); // there may be no answer that will
    }
    silent.add(new Silent(now, cancelled));
  }

  /**
   * An answer's headers came.
   *
   * @param quota what they tell; null if nothing
   * @param sent when the request was sent, or before
   */
  void answered(@Nullable Quota quota, long sent, long now) {
    roll(now);
    underWay = Math.max(0, underWay - 1);
    everAnswered = true;
    if (quota != null) {
      told(quota, sent, now);
    } else if (known) {
      answeredInSilence = true;
      silent.add(new Silent(now, false));
    } else {
      silent.removeIf(one -> one.at - sent < 0);
    }
  }

  private void told(Quota quota, long sent, long now) {
    long reset = nanos(quota.reset().toSeconds());
    long window = Math.max(SECOND, nanos(quota.window().toSeconds()));
    if (quota.window().isZero()) {
      window = Math.max(Math.max(SECOND, reset), length);
    }
    long earliestEnd = sent + reset - SECOND;
    long latestEnd = now + Math.min(reset + SECOND, window);
    boolean anew = !known || earliestEnd - ends > 0;
    boolean mayBeOld = anyBefore && sent - endOfLast < 0 && earliestEnd - endOfLast <= 0;
    if (!anew && mayBeOld) {
      silent.add(new Silent(now, false));
      return;
    }
    if (anew) {
      begin();
    }
    ends = confirmed && ends - latestEnd < 0 ? ends : latestEnd;
    confirmed = true;
    length = window;
    limit =
        quota.limit() > 0
            ? quota.limit()
            : Math.max(anew ? 0 : limit, Math.min(quota.remaining(), Long.MAX_VALUE - 1) + 1);
    if (!anyTold || sent - newestSent > 0) {
      anyTold = true;
      newestSent = sent;
    }
    while (!told.isEmpty() && told.getLast().left >= quota.remaining()) {
      told.removeLast();
    }
    told.add(new Told(now, quota.remaining()));
    while (told.getFirst().at - newestSent < 0) {
      told.removeFirst();
    }
    silent.removeIf(one -> one.at - newestSent < 0);
  }

  private static long nanos(long seconds) {
    return Math.min(seconds, MOST_SECONDS) * SECOND;
  }

  private void begin() {
    anyBefore = known;
    endOfLast = ends;
    known = true;
    windows++;
    confirmed = false;
    answeredInSilence = false;
    told.clear();
  }

  /** When the time of a window is over, a new one begins. */
  private void roll(long now) {
    if (!known || ends - now > 0) {
      return;
    }
    if (!confirmed && answeredInSilence) {
      known = false; // the CDN does not tell any more
      silent.clear();
      return;
    }
    begin();
    // What ended long before cannot be counted in this window.
    long margin = endOfLast - SECOND;
    long old = margin - (now - length) > 0 ? margin : now - length;
    silent.removeIf(one -> one.at - old < 0);
    ends = now + length;
  }

  /** How many requests may be sent until the window ends; may be negative. */
  private long left() {
    long least = told.isEmpty() ? limit : told.getFirst().left;
    return least - underWay - silent.size();
  }

  /** How long nothing may be sent, because nothing is left. */
  long holdNanos(long now) {
    roll(now);
    return known && left() < 1 ? ends - now : 0;
  }

  /**
   * How many a second are left for the rest of the window once half of the quota is spent; infinite
   * before.
   */
  double perSecond(long now) {
    roll(now);
    long left = left();
    return known && left < limit / 2.0
        ? Math.max(left, 1) / Math.max(1e-3, (ends - now) / 1e9)
        : Double.POSITIVE_INFINITY;
  }

  /**
   * How long to wait because the CDN has never answered and {@code most} requests that it may have
   * counted are under way or were cancelled; 0 if one more may go.
   */
  long doubtNanos(int most, long now) {
    if (everAnswered) {
      return 0;
    }
    forgetDoubts(now);
    long cancelled = silent.stream().filter(Silent::cancelled).count();
    if (underWay + cancelled < most) {
      return 0;
    }
    return underWay > 0 || silent.isEmpty()
        ? LOOK_AGAIN_NANOS
        : silent.getFirst().at + DOUBT_NANOS - now;
  }

  private void forgetDoubts(long now) {
    silent.removeIf(one -> now - one.at >= DOUBT_NANOS);
  }

  /** How many windows have begun. */
  long windows() {
    return windows;
  }
}
