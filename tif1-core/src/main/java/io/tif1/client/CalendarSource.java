package io.tif1.client;

import io.tif1.model.calendar.CalendarChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where what a client knows of a season's calendar is from, and how old it is. From {@link
 * ClientCalendar#source(int)}. Immutable.
 *
 * @since 0.2
 */
public final class CalendarSource {
  private final int season;
  private final Kind kind;
  private final @Nullable String server;
  private final @Nullable Instant readAt;
  private final @Nullable Instant askedAt;
  private final @Nullable String problem;
  private final List<CalendarChange> changes;

  CalendarSource(
      int season,
      Kind kind,
      @Nullable String server,
      @Nullable Instant readAt,
      @Nullable Instant askedAt,
      @Nullable String problem,
      List<CalendarChange> changes) {
    this.season = season;
    this.kind = kind;
    this.server = server;
    this.readAt = readAt;
    this.askedAt = askedAt;
    this.problem = problem;
    this.changes = List.copyOf(changes);
  }

  /** The championship year. */
  public int season() {
    return season;
  }

  /** Which calendar it is. */
  public Kind kind() {
    return kind;
  }

  /** The host that is asked for this season; empty if none is, as for seasons that are over. */
  public Optional<String> server() {
    return Optional.ofNullable(server);
  }

  /** When the published calendar was read; empty unless it is {@link Kind#PUBLISHED}. */
  public Optional<Instant> readAt() {
    return Optional.ofNullable(readAt);
  }

  /** When the server was last asked, by any process that shares the cache; empty if never. */
  public Optional<Instant> askedAt() {
    return Optional.ofNullable(askedAt);
  }

  /** Why the last question brought nothing; empty if it did, or there was none. */
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** What the published calendar says otherwise than the one in the library; empty otherwise. */
  public List<CalendarChange> changes() {
    return changes;
  }

  @Override
  public String toString() {
    return "calendar of "
        + season
        + ": "
        + kind
        + (readAt == null ? "" : ", read from " + server + " at " + readAt)
        + (problem == null ? "" : ", asked " + server + " at " + askedAt + ": " + problem);
  }

  /**
   * A kind of calendar.
   *
   * @since 0.2
   */
  public enum Kind {
    /** None is known. */
    NONE,
    /** The one that is part of the library. */
    BUILT_IN,
    /** One that was read from a server, now or earlier. */
    PUBLISHED
  }
}
