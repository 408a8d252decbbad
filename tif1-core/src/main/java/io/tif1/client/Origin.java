package io.tif1.client;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a value came from. Immutable. Not a record, so that facts can be added without breaking
 * callers.
 *
 * @since 0.1
 */
public final class Origin {
  private final Source source;
  private final @Nullable String cdn;
  private final Duration age;
  private final int attempts;
  private final boolean stale;
  private final List<String> refusedBy;

  private Origin(Source source, @Nullable String cdn, Duration age, int attempts, boolean stale) {
    this(source, cdn, age, attempts, stale, List.of());
  }

  private Origin(
      Source source,
      @Nullable String cdn,
      Duration age,
      int attempts,
      boolean stale,
      List<String> refusedBy) {
    this.source = source;
    this.cdn = cdn;
    this.age = age;
    this.attempts = attempts;
    this.stale = stale;
    this.refusedBy = List.copyOf(refusedBy);
  }

  /** A value that {@code cdn} sent just now, after {@code attempts} exchanges in all. */
  public static Origin network(String cdn, int attempts) {
    return new Origin(Source.NETWORK, cdn, Duration.ZERO, attempts, false);
  }

  /** A value that {@code cdn} sent {@code age} ago, kept in memory since. */
  public static Origin memory(@Nullable String cdn, Duration age) {
    return new Origin(Source.MEMORY, cdn, age, 0, false);
  }

  /**
   * A value that {@code cdn} sent some time ago, kept on disk since.
   *
   * @param age how long ago it was had or confirmed
   * @param stale whether it is older than may be believed and could not be confirmed
   */
  public static Origin disk(String cdn, Duration age, boolean stale) {
    return new Origin(Source.DISK, cdn, age, 0, stale);
  }

  /** A value kept on disk, which {@code cdn} has confirmed just now, after so many exchanges. */
  public static Origin confirmed(String cdn, int attempts) {
    return new Origin(Source.DISK, cdn, Duration.ZERO, attempts, false);
  }

  /** The same origin, of a file that these CDNs did not have or did not give. */
  public Origin refusedBy(List<String> cdns) {
    return new Origin(source, cdn, age, attempts, stale, cdns);
  }

  /** Which store the value came from. */
  public Source source() {
    return source;
  }

  /** The name of the CDN that sent it, now or when it was stored; null if that is not known. */
  public @Nullable String cdn() {
    return cdn;
  }

  /** How long ago the file was had from the network or last confirmed by it; zero if just now. */
  public Duration age() {
    return age;
  }

  /** How many exchanges this fetch took; 0 if none. */
  public int attempts() {
    return attempts;
  }

  /**
   * Whether the value is no longer fresh and no CDN could confirm it: none answered, or none has
   * the file any more.
   */
  public boolean isStale() {
    return stale;
  }

  /**
   * The names of the CDNs that this fetch asked and that did not have the file or refused it, in
   * the order of their answers. Empty if there were none, and of what a cache answered.
   */
  public List<String> refusedBy() {
    return refusedBy;
  }

  @Override
  public String toString() {
    return source == Source.NETWORK
        ? "network ("
            + cdn
            + (refusedBy.isEmpty() ? "" : "; refused by " + String.join(", ", refusedBy))
            + ")"
        : source + " (" + age.toSeconds() + " s old" + (stale ? ", stale)" : ")");
  }

  /** A kind of store. */
  public enum Source {
    /** The memory of this client. */
    MEMORY,
    /** The cache on disk. */
    DISK,
    /** A CDN. */
    NETWORK
  }
}
