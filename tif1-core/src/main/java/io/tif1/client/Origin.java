package io.tif1.client;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
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
  private final List<Refusal> refusals;

  private Origin(Source source, @Nullable String cdn, Duration age, int attempts, boolean stale) {
    this(source, cdn, age, attempts, stale, List.of());
  }

  private Origin(
      Source source,
      @Nullable String cdn,
      Duration age,
      int attempts,
      boolean stale,
      List<Refusal> refusals) {
    this.source = source;
    this.cdn = cdn;
    this.age = age;
    this.attempts = attempts;
    this.stale = stale;
    this.refusals = List.copyOf(refusals);
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
  public Origin refusedBy(Collection<Refusal> cdns) {
    return new Origin(source, cdn, age, attempts, stale, List.copyOf(cdns));
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
    return refusals.stream().map(Refusal::cdn).toList();
  }

  /** As {@link #refusedBy()}, with what each of them answered. Unmodifiable. */
  public List<Refusal> refusals() {
    return refusals;
  }

  /**
   * Which CDNs did not give the file and which did, in words: {@code refused by cdn.jsdelivr.net
   * (403), came from cdn.staticdelivr.com}. Empty if the first that answered gave it, and of what a
   * cache answered.
   */
  public String failover() {
    if (refusals.isEmpty()) {
      return "";
    }
    String end = source == Source.NETWORK ? "came from " : "confirmed by ";
    return refusals.stream().map(Refusal::toString).collect(Collectors.joining(", "))
        + ", "
        + end
        + cdn;
  }

  @Override
  public String toString() {
    return source == Source.NETWORK
        ? "network ("
            + cdn
            + (refusals.isEmpty() ? "" : "; refused by " + String.join(", ", refusedBy()))
            + ")"
        : source + " (" + age.toSeconds() + " s old" + (stale ? ", stale)" : ")");
  }

  /**
   * The answer of a CDN that did not give the file.
   *
   * @param cdn its name
   * @param status the HTTP status: 404 or 410 if it does not have the file; 403 also if it does not
   *     serve it, such as jsDelivr for the size of a package
   * @since 0.2
   */
  public record Refusal(String cdn, int status) {
    /** {@code refused by cdn.jsdelivr.net (403)} or {@code not on cdn.jsdelivr.net (404)}. */
    @Override
    public String toString() {
      boolean absent = status == 404 || status == 410;
      return (absent ? "not on " : "refused by ") + cdn + " (" + status + ")";
    }
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
