package io.tif1.client.internal.transport.proxy;

import io.tif1.client.ProxyChoice.Via;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.OwnLock;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * What proxies have said to the logins of one client. A login that was refused is not shown again
 * for a while, and until it has been accepted once only one connection shows it at a time: many
 * accounts are locked after a few wrong passwords. Safe for use by multiple threads.
 */
public final class ProxyLogins {
  /** For so long a refusal holds; then the proxy's own trouble may be over. */
  public static final Duration REMEMBERED = Duration.ofSeconds(60);

  private final TimeSource time;

  // Guarded by this.
  private final Map<Via, Refusal> refused = new HashMap<>();
  private final Set<Via> accepted = new HashSet<>();
  private final Set<Via> trying = new HashSet<>();

  private record Refusal(ProxyException problem, long atNanos) {}

  /**
   * @param time by which refusals are forgotten
   */
  public ProxyLogins(TimeSource time) {
    this.time = time;
  }

  /**
   * To be called before a connection to the proxy is opened, and followed by {@link #accepted},
   * {@link #refused} or {@link #ended}. Waits while another connection shows the same login for the
   * first time.
   *
   * @param cancelled whether nobody waits for the connection any more; followed by {@link #wake}
   * @throws ProxyException if the proxy has refused the login a short while ago
   */
  void begin(Via via, BooleanSupplier cancelled) throws IOException {
    OwnLock.assertMayBlock("waiting for the first login at a proxy");
    long now = time.nanoTime();
    synchronized (this) {
      while (via.user() != null && trying.contains(via) && !cancelled.getAsBoolean()) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IOException("interrupted while it waited for the proxy", e);
        }
      }
      if (cancelled.getAsBoolean()) {
        throw new IOException("cancelled");
      }
      Refusal before = refused.get(via);
      if (before != null && now - before.atNanos < REMEMBERED.toNanos()) {
        throw new ProxyException(
            before.problem.kind(),
            before.problem.getMessage() + " (it is not asked again for a minute)",
            before.problem);
      }
      refused.remove(via);
      if (via.user() != null && !accepted.contains(via)) {
        trying.add(via);
      }
    }
  }

  synchronized void accepted(Via via) {
    if (via.user() != null) {
      accepted.add(via);
    }
    ended(via);
  }

  void refused(Via via, ProxyException problem) {
    long now = time.nanoTime();
    synchronized (this) {
      accepted.remove(via);
      refused.put(via, new Refusal(problem, now));
      ended(via);
    }
  }

  /** Nothing was learnt. Harmless after the other two. */
  synchronized void ended(Via via) {
    trying.remove(via);
    notifyAll();
  }

  /** Somebody may have been cancelled. */
  public synchronized void wake() {
    notifyAll();
  }
}
