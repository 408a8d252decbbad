package io.tif1.client;

import static java.util.Objects.requireNonNull;

import io.tif1.client.internal.runtime.OwnLock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The settings of an open client. A change holds from the next fetch on; fetches under way keep the
 * values they began with. A value that is not allowed, or that contradicts another setting, is
 * refused, and everything stays as it was.
 *
 * <p>A setting that {@linkplain Setting#holdsFrom holds from opening} can be read here but not
 * changed.
 *
 * <p>Safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class Settings {
  // Two problems. Those who work with a value that cannot be read anew for each fetch (a pool's
  // size, a decoder's threads) must hear of every change in the order it happened, the last one
  // last; and what they do must not run under a lock, since they may ask or change settings
  // themselves. So a change is put in line under the same lock that makes it, and the line is
  // worked off without one, by whoever finds nobody at it.

  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);

  private final List<Consumer<Tif1Config>> listeners = new CopyOnWriteArrayList<>();

  private final OwnLock lock = new OwnLock("Settings");

  /** Written under the lock. */
  private volatile Tif1Config current;

  /** Guarded by the lock. */
  private final Queue<Tif1Config> untold = new ArrayDeque<>();

  /** Whether somebody is at it. Guarded by the lock. */
  private boolean telling;

  Settings(Tif1Config initial) {
    this.current = requireNonNull(initial, "initial");
  }

  /**
   * The value of a setting as one would write it in a file; see {@link Tif1Config#get}.
   *
   * @throws IllegalArgumentException if there is no such setting
   */
  public Object get(String key) {
    return snapshot().get(key);
  }

  /**
   * Changes one setting; see {@link Tif1Config.Builder#set} for what a value may be.
   *
   * @throws IllegalArgumentException if there is no such setting, if the value is not allowed or
   *     contradicts another setting, or if the setting holds from opening only
   */
  public void set(String key, Object value) {
    update(builder -> builder.set(key, value));
  }

  /**
   * Changes several settings at once: nobody sees some of them changed and others not.
   *
   * @param edit may be called again if another thread changed settings in the meantime
   * @throws IllegalArgumentException as {@link #set}; then none of them is changed
   */
  public void update(UnaryOperator<Tif1Config.Builder> edit) {
    requireNonNull(edit, "edit");
    Tif1Config before;
    Tif1Config after;
    do {
      before = current;
      after = edit.apply(before.toBuilder()).build();
      refuseLateChanges(before, after);
    } while (!replace(before, after));
    tell();
  }

  /** All values as they are now; one volatile read. */
  public Tif1Config snapshot() {
    return current;
  }

  /** Every setting with its value and where the value came from. */
  public List<ExplainedSetting> explain() {
    return snapshot().explain();
  }

  /**
   * Has {@code listener} told of every change, in order, never two at once, on the thread of
   * someone who changes settings. If two threads change at once, one may tell for both. A listener
   * that throws is logged, and the others still hear.
   */
  void onChange(Consumer<Tif1Config> listener) {
    listeners.add(requireNonNull(listener, "listener"));
  }

  private static void refuseLateChanges(Tif1Config before, Tif1Config after) {
    for (Setting setting : Setting.values()) {
      if (setting.holdsFrom() == Setting.HoldsFrom.OPENING
          && !after.kept(setting).equals(before.kept(setting))) {
        throw new IllegalArgumentException(
            setting.key()
                + " cannot be changed on an open client: it holds from opening; open another"
                + " client with it");
      }
    }
  }

  @SuppressWarnings("ReferenceEquality") // equal ones may still differ in what was set and by whom
  private boolean replace(Tif1Config before, Tif1Config after) {
    lock.lock();
    try {
      if (current != before) {
        return false;
      }
      current = after;
      if (!after.equals(before)) {
        untold.add(after);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private void tell() {
    for (Tif1Config next = take(); next != null; next = take()) {
      try {
        tell(next);
      } finally {
        lock.lock();
        try {
          telling = false;
        } finally {
          lock.unlock();
        }
      }
    }
  }

  private @Nullable Tif1Config take() {
    lock.lock();
    try {
      if (telling || untold.isEmpty()) {
        return null;
      }
      telling = true;
      return untold.remove();
    } finally {
      lock.unlock();
    }
  }

  private void tell(Tif1Config config) {
    OwnLock.assertNoneHeld("a listener to the settings");
    for (Consumer<Tif1Config> listener : listeners) {
      try {
        listener.accept(config);
      } catch (Throwable e) { // whatever it is, the others must hear of the change
        LOG.error("A part of the client could not take over the changed settings {}", config, e);
      }
    }
  }
}
