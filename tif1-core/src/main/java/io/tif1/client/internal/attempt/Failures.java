package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import io.tif1.client.CircuitOpenException;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.InvalidDataException;
import io.tif1.client.NotFoundException;
import io.tif1.client.PoolExhaustedException;
import io.tif1.client.Tif1Exception;
import io.tif1.client.internal.attempt.Decision.GiveUp;
import io.tif1.client.internal.attempt.Decision.Why;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.pipe.Fetch;
import io.tif1.client.internal.pipe.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The errors a fetch ends in, worded for people. */
final class Failures {
  private Failures() {}

  static Tif1Exception missing(Fetch fetch, Attempt attempt, AttemptFailure failure) {
    return new NotFoundException(
        fetch.resource(), failure.uri() == null ? attempt.uri() : failure.uri());
  }

  /** The season is pinned, and no CDN can be asked for a version. */
  static Tif1Exception noCdnServes(Fetch fetch, List<Cdn> cdns) {
    return failed(
        fetch.resource().file(),
        Reason.NO_CDN,
        "season "
            + fetch.resource().season()
            + " is read at "
            + fetch.ref()
            + ", and none of the CDNs ("
            + cdns.stream().map(Cdn::name).collect(Collectors.joining(", "))
            + ") can be asked for a version; add one whose template has {ref} to cdns, such as"
            + " https://cdn.jsdelivr.net/gh/TracingInsights, or take the season out of season_refs",
        List.of(),
        null);
  }

  static Tif1Exception outOfTime(
      Fetch fetch, Duration elapsed, List<FetchFailedException.Attempt> story) {
    return new FetchFailedException(
        fetch.resource().file(),
        Reason.TIMED_OUT,
        "not had within the total timeout of "
            + fetch.options().totalTimeout().toMillis()
            + " ms (elapsed "
            + elapsed.toMillis()
            + " ms); raise total_timeout or lower max_retries",
        story,
        null);
  }

  static Tif1Exception offline(Fetch fetch, List<FetchFailedException.Attempt> story) {
    return failed(
        fetch.resource().file(),
        Reason.NOT_CACHED,
        "offline_mode was set while it waited for its turn; fetch it again once online",
        story,
        null);
  }

  /**
   * @param lastRound what came of the round that ended, in order
   * @param story every attempt of the fetch
   */
  static Tif1Exception of(
      Fetch fetch,
      GiveUp giveUp,
      List<AttemptFailure> lastRound,
      List<FetchFailedException.Attempt> story,
      Duration elapsed) {
    String file = fetch.resource().file();
    AttemptFailure last = lastRound.isEmpty() ? null : lastRound.get(lastRound.size() - 1);
    Throwable cause = last == null ? null : last.getCause();
    if (giveUp.why() == Why.BREAKERS_OPEN) {
      return new CircuitOpenException(file, giveUp.retryIn(), story, cause);
    }
    if (giveUp.why() == Why.POOL_EXHAUSTED && last != null && last.pool() != null) {
      PoolState pool = last.pool();
      return new PoolExhaustedException(
          file, pool.limit(), pool.inUse(), pool.waiting(), story, cause);
    }
    AttemptFailure badBody = badBodyFromAllThatAnswered(lastRound);
    if (badBody != null) {
      return new InvalidDataException(
          fetch.resource(), badBody.uri(), badBody.problem(), badBody.getCause());
    }
    String time = "after " + elapsed.toMillis() + " ms";
    return switch (giveUp.why()) {
      case REJECTED ->
          failed(file, Reason.REJECTED, "the request was refused, and will be again", story, cause);
      case THROTTLED ->
          failed(
              file,
              Reason.THROTTLED,
              "every CDN asks to be left alone, the first for another "
                  + giveUp.retryIn().toMillis()
                  + " ms, longer than this fetch may wait; try again then, with fewer requests at a"
                  + " time",
              story,
              cause);
      case OUT_OF_TIME ->
          failed(
              file,
              Reason.TIMED_OUT,
              "gave up "
                  + time
                  + ": the next attempt would come in "
                  + giveUp.retryIn().toMillis()
                  + " ms, beyond the total timeout of "
                  + fetch.options().totalTimeout().toMillis()
                  + " ms",
              story,
              cause);
      default ->
          failed(
              file,
              Reason.RETRIES_EXHAUSTED,
              "every CDN failed in each of "
                  + (1 + fetch.options().maxRetries())
                  + (fetch.options().maxRetries() == 0 ? " round " : " rounds ")
                  + time,
              story,
              cause);
    };
  }

  /**
   * The last bad body if every CDN that answered in the round sent one: then it is the file, as far
   * as can be told, that is bad, and not a CDN.
   */
  private static @Nullable AttemptFailure badBodyFromAllThatAnswered(List<AttemptFailure> round) {
    AttemptFailure found = null;
    for (AttemptFailure failure : round) {
      if (failure.verdict() == Verdict.BAD_BODY) {
        found = failure;
      } else if (failure.status() != 0) {
        return null;
      }
    }
    return found;
  }

  private static FetchFailedException failed(
      String file,
      Reason reason,
      String detail,
      List<FetchFailedException.Attempt> story,
      @Nullable Throwable cause) {
    return new FetchFailedException(file, reason, detail, story, cause);
  }
}
