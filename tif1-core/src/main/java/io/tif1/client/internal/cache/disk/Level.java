package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.OwnLock;
import java.time.Duration;
import org.slf4j.Logger;

/**
 * Whether the disk may be used just now.
 *
 * <pre>
 *   OPEN       --not writable--> WRITES_OFF   for a pause, then the next write tries again
 *   OPEN       --unusable------> OFF          for a pause, then the next use tries again
 *   WRITES_OFF --unusable------> OFF
 *   OFF        --opened--------> OPEN
 *   WRITES_OFF --committed-----> OPEN
 *   any        --close---------> CLOSED       for good
 * </pre>
 *
 * <p>A trouble is told once, as a warning, until a commit has shown that it is over; that is told
 * too. Safe for use by multiple threads.
 */
final class Level {
  private enum State {
    OPEN,
    WRITES_OFF,
    OFF,
    CLOSED
  }

  private final TimeSource time;
  private final Duration pause;
  private final Logger log;

  private final OwnLock lock = new OwnLock("Level");

  // Guarded by the lock.
  private State state = State.OPEN;
  private long untilNanos;
  private boolean troubled;

  Level(TimeSource time, Duration pause, Logger log) {
    this.time = time;
    this.pause = pause;
    this.log = log;
  }

  /** Whether to read, or to try to open the file. */
  boolean mayRead() {
    long now = time.nanoTime(); // without the lock: it is a caller's code
    lock.lock();
    try {
      return switch (state) {
        case OPEN, WRITES_OFF -> true;
        case OFF -> now - untilNanos >= 0;
        case CLOSED -> false;
      };
    } finally {
      lock.unlock();
    }
  }

  /** Whether to take changes. */
  boolean mayWrite() {
    long now = time.nanoTime();
    lock.lock();
    try {
      return switch (state) {
        case OPEN -> true;
        case WRITES_OFF, OFF -> now - untilNanos >= 0;
        case CLOSED -> false;
      };
    } finally {
      lock.unlock();
    }
  }

  /** The file can be read at most. */
  void notWritable(String why) {
    turn(State.WRITES_OFF, why);
  }

  /** The file cannot be used. */
  void unusable(String why) {
    turn(State.OFF, why);
  }

  /** The file can be used, but not now; it is tried again and again. */
  void slow(String why) {
    boolean first;
    lock.lock();
    try {
      first = !troubled && state != State.CLOSED;
      troubled |= first;
    } finally {
      lock.unlock();
    }
    if (first) {
      log.warn("disk cache waits: {}. Fetching goes on; what is to be written is kept", why);
    }
  }

  private void turn(State to, String why) {
    boolean first;
    long now = time.nanoTime();
    lock.lock();
    try {
      if (state == State.CLOSED) {
        return;
      }
      state = to == State.WRITES_OFF && state == State.OFF ? State.OFF : to;
      untilNanos = now + pause.toNanos();
      first = !troubled;
      troubled = true;
    } finally {
      lock.unlock();
    }
    if (first) {
      log.warn(
          "disk cache {}: {}. Fetching goes on without it; it is tried again every {} s",
          to == State.OFF ? "off" : "not written",
          why,
          pause.toSeconds());
    } else {
      log.debug("disk cache still off: {}", why);
    }
  }

  /** The file could be opened. */
  void opened() {
    lock.lock();
    try {
      if (state == State.OFF) {
        state = State.OPEN;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Something was written: whatever was wrong is over. */
  void committed() {
    boolean over;
    lock.lock();
    try {
      if (state != State.CLOSED) {
        state = State.OPEN;
      }
      over = troubled;
      troubled = false;
    } finally {
      lock.unlock();
    }
    if (over) {
      log.info("disk cache works again");
    }
  }

  /** For good. */
  void close() {
    lock.lock();
    try {
      state = State.CLOSED;
    } finally {
      lock.unlock();
    }
  }
}
