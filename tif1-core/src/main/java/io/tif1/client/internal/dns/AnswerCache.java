package io.tif1.client.internal.dns;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers by host, for as long as they may be used; failures, briefly; and old answers for the time
 * when nobody answers any more (RFC 8767): an address that worked yesterday is a better guess than
 * none. Holds the {@value #MAX_HOSTS} hosts asked for last.
 *
 * <p>Has no clock and no lock: the caller passes the time and guards it.
 */
final class AnswerCache {
  static final int MAX_HOSTS = 1000;

  /** How long a failure is not asked about again, with or without an old answer to serve. */
  static final Duration FAILURE_TTL = Duration.ofSeconds(10);

  /** How long after its TTL an answer may still be served when every resolver fails. */
  static final Duration STALE = Duration.ofDays(1);

  private final Map<String, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override // "Entry" alone is the map's here, to newer compilers
        protected boolean removeEldestEntry(Map.Entry<String, AnswerCache.Entry> eldest) {
          return size() > MAX_HOSTS;
        }
      };

  /**
   * One host.
   *
   * @param ending what to tell those who ask
   * @param freshUntil in nanoseconds; until then nobody is asked
   * @param staleUntil in nanoseconds; until then {@code ending} may be served if everybody fails
   */
  private record Entry(Ending ending, long freshUntil, long staleUntil) {}

  /** What to tell without asking anybody; null if somebody has to be asked. */
  @Nullable Ending fresh(String host, long now) {
    var entry = entries.get(host);
    return entry != null && now - entry.freshUntil < 0 ? entry.ending : null;
  }

  /** The last addresses of a host, whether fresh or not; null if there are none, or too old. */
  @Nullable Found lastFound(String host, long now) {
    var entry = entries.get(host);
    return entry != null && now - entry.staleUntil < 0 ? entry.ending.found() : null;
  }

  /** Keeps addresses for their TTL. */
  void put(Ending ending, Found found, long now) {
    long fresh = now + found.ttl().toNanos();
    entries.put(ending.host(), new Entry(ending.with(found), fresh, fresh + STALE.toNanos()));
  }

  /** Everybody failed and there is nothing to serve. */
  void putFailure(Ending ending, long now) {
    long fresh = now + FAILURE_TTL.toNanos();
    entries.put(ending.host(), new Entry(ending, fresh, fresh));
  }

  /** Everybody failed; what is there is served for a while without asking again. */
  void extend(String host, long now) {
    entries.computeIfPresent(
        host, (h, e) -> new Entry(e.ending, now + FAILURE_TTL.toNanos(), e.staleUntil));
  }

  int size() {
    return entries.size();
  }
}
