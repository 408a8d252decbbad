package io.tif1.testkit;

import io.tif1.client.TimeSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Content that grows and changes with time, and edges that see it late: of what was published, the
 * latest that is not in the future counts, for each file.
 *
 * <pre>{@code
 * var published = new ContentHistory(time).publish(Content.of(before)).publish(tenMinutesAgo, Content.of(newLaps));
 * FakeCdn current = FakeCdn.builder().content(published).time(time).start();
 * FakeCdn anHourBehind = FakeCdn.builder().content(published.behind(Duration.ofHours(1))).time(time).start();
 * }</pre>
 *
 * <p>Safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class ContentHistory implements Content {
  private final InstantSource clock;

  // Each change makes a new list, so that readers see all of it or nothing.
  private final List<Edition> editions = new CopyOnWriteArrayList<>();

  private record Edition(Instant from, Content content) {}

  /** Nothing so far, by the real clock. */
  public ContentHistory() {
    clock = Clock.systemUTC();
  }

  /** Nothing so far, by a hand-moved clock. */
  public ContentHistory(TimeSource time) {
    clock = time::instant;
  }

  /** Publishes these files from the beginning of time. */
  public ContentHistory publish(Content files) {
    return publish(Instant.MIN, files);
  }

  /**
   * Publishes these files from a moment on, which may be in the past or to come: files that were
   * not there before, and other versions of those that were.
   */
  public ContentHistory publish(Instant from, Content files) {
    editions.add(new Edition(from, files));
    return this;
  }

  /** What is published now. */
  @Override
  public byte @Nullable [] bytes(String path) {
    return bytesAt(clock.instant(), path);
  }

  /** What was published {@code delay} ago, at each moment. */
  public Content behind(Duration delay) {
    return path -> bytesAt(clock.instant().minus(delay), path);
  }

  private byte @Nullable [] bytesAt(Instant moment, String path) {
    Instant latest = null;
    byte[] found = null;
    for (Edition edition : editions) {
      boolean newer = latest == null || !edition.from.isBefore(latest);
      if (newer && !edition.from.isAfter(moment)) {
        byte[] bytes = edition.content.bytes(path);
        if (bytes != null) {
          latest = edition.from;
          found = bytes;
        }
      }
    }
    return found;
  }
}
