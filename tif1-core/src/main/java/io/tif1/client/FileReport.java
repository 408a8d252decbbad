package io.tif1.client;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How one file of a session was had, or why not. Immutable. Not a record, so that facts can be
 * added without breaking callers.
 *
 * @since 0.1
 */
public final class FileReport {
  private final Resource<?> resource;
  private final FileStatus status;
  private final @Nullable Origin origin;
  private final @Nullable Tif1Exception error;
  private final boolean needed;
  private final String remark;

  private FileReport(
      Resource<?> resource,
      FileStatus status,
      @Nullable Origin origin,
      @Nullable Tif1Exception error,
      boolean needed,
      String remark) {
    this.resource = resource;
    this.status = status;
    this.origin = origin;
    this.error = error;
    this.needed = needed;
    this.remark = remark;
  }

  static FileReport had(Resource<?> resource, Origin origin) {
    return new FileReport(resource, FileStatus.of(origin), origin, null, true, "");
  }

  static FileReport notHad(Resource<?> resource, Tif1Exception error) {
    return new FileReport(resource, FileStatus.of(error), null, error, true, "");
  }

  /** The same, of a file in place of which others were had. */
  FileReport replacedBy(String others) {
    return new FileReport(resource, status, origin, error, false, others + " in its place");
  }

  /** The same, of a file that was asked for in place of others, which alone are lacking. */
  FileReport asStandIn() {
    return new FileReport(resource, status, origin, error, false, "in place of drivers' files");
  }

  /** The file. */
  public Resource<?> resource() {
    return resource;
  }

  /** How it was had, or why not. */
  public FileStatus status() {
    return status;
  }

  /** Where it came from; null if it was not obtained. */
  public @Nullable Origin origin() {
    return origin;
  }

  /** How long ago the network brought or confirmed it; null if it was not obtained. */
  public @Nullable Duration age() {
    return origin == null ? null : origin.age();
  }

  /** How many exchanges with CDNs it took; empty if that is not known of a failure. */
  public OptionalInt attempts() {
    if (origin != null) {
      return OptionalInt.of(origin.attempts());
    }
    return error instanceof FetchFailedException failed
        ? OptionalInt.of(failed.attempts().size())
        : OptionalInt.empty();
  }

  /**
   * The names of the CDNs that were asked and did not give the file which then came from another
   * ({@link Origin#refusedBy()}). Empty if there were none; of a file that was not obtained, the
   * {@link #error} tells what each of them answered. Unmodifiable.
   *
   * @since 0.2
   */
  public List<String> refusedBy() {
    return origin == null ? List.of() : origin.refusedBy();
  }

  /** What fetching it alone would have thrown; null if it was had. */
  public @Nullable Tif1Exception error() {
    return error;
  }

  /**
   * Whether nothing else gives what it holds. False for the session's file of laps if the drivers'
   * were had in its place, and the other way round.
   */
  public boolean isNeeded() {
    return needed;
  }

  /**
   * Whether something is lacking because of this file: it was not obtained although needed, and it
   * is not merely one that need not be published (weather, race control, corners, telemetry of a
   * lap).
   */
  public boolean isLacking() {
    return needed && !status.isHad() && !(status == FileStatus.MISSING && isOptional());
  }

  private boolean isOptional() {
    return switch (resource.kind()) {
      case WEATHER, RACE_CONTROL, CORNERS, TELEMETRY -> true;
      default -> false;
    };
  }

  /**
   * What went wrong and what to do about it; of a file that was obtained, which CDNs did not give
   * it: {@code refused by cdn.jsdelivr.net (403), came from cdn.staticdelivr.com}. Empty if there
   * is nothing to say.
   */
  public String message() {
    String failover = origin == null ? "" : origin.failover();
    String problem = problem();
    return problem + (problem.isEmpty() || failover.isEmpty() ? "" : "; ") + failover;
  }

  private String problem() {
    if (error == null) {
      return remark;
    }
    return (remark.isEmpty() ? "" : remark + "; ") + error.text();
  }

  @Override
  public String toString() {
    String message = problem(); // the origin names the CDNs
    return resource
        + ": "
        + status
        + (origin == null ? "" : ", " + origin)
        + (message.isEmpty() ? "" : ", " + message);
  }
}
