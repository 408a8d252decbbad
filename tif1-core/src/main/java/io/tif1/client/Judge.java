package io.tif1.client;

import io.tif1.model.FileKind;
import io.tif1.model.SessionKey;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the outcome of a file of a session means in the light of the calendar: that a file of a
 * session that has not been run is not there is no reason to doubt the names.
 */
final class Judge {
  private final SessionKey session;
  private final ClientCalendar calendar;
  private final Supplier<Instant> now;

  Judge(SessionKey session, ClientCalendar calendar, Supplier<Instant> now) {
    this.session = session;
    this.calendar = calendar;
    this.now = now;
  }

  FileReport report(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Success<?> success) {
      return FileReport.had(success.resource(), success.origin());
    }
    return FileReport.notHad(outcome.resource(), error(outcome));
  }

  /** The value, or what fetching it through a session throws. */
  <T> T value(Outcome<T> outcome) {
    if (outcome instanceof Outcome.Success<T> success) {
      return success.value();
    }
    throw error(outcome);
  }

  /** Of an outcome that is no success. */
  Tif1Exception error(Outcome<?> outcome) {
    if (outcome instanceof Outcome.Failure<?> failure) {
      return failure.error();
    }
    Resource<?> resource = outcome.resource();
    var url = outcome instanceof Outcome.Missing<?> missing ? missing.url() : null;
    Schedule.NotRun notRun = notRun();
    if (notRun == null && resource.kind() == FileKind.TELEMETRY) {
      return new NotFoundException(
          resource,
          url,
          null,
          resource.file()
              + " is not published; "
              + resource.driver()
              + " has no such lap, or it has no telemetry, as some have not");
    }
    return notRun == null
        ? new NotFoundException(resource, url)
        : new NotFoundException(
            resource,
            url,
            notRun.start(),
            resource.file() + " is not published: " + inWords(notRun));
  }

  /** There is no such thing in files that were had, or no file that could hold it. */
  NotFoundException absent(Resource<?> resource, String message) {
    Schedule.NotRun notRun = notRun();
    return notRun == null
        ? new NotFoundException(resource, null, null, message)
        : new NotFoundException(resource, null, notRun.start(), message + "; " + inWords(notRun));
  }

  private Schedule.@Nullable NotRun notRun() {
    return calendar
        .known(session.season())
        .flatMap(season -> Schedule.notRun(season, session, now.get()))
        .orElse(null);
  }

  private String inWords(Schedule.NotRun notRun) {
    Duration until = Duration.between(now.get(), notRun.start());
    return notRun.begun()
        ? "by the calendar the session was to start at "
            + notRun.start()
            + " and may not have ended; files follow after it"
        : "by the calendar the session starts at "
            + notRun.start()
            + ", in "
            + (until.toDays() > 0 ? until.toDays() + " days" : until.toMinutes() + " minutes")
            + "; files follow after it";
  }
}
