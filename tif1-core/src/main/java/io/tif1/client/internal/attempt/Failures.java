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

  /** The season is pinned, and no CDN can be asked for a version. */
  static Tif1Exception noCdnServes(Fetch fetch, List<Cdn> cdns) {
    return new FetchFailedException(
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

  /** Only CDNs were asked that cannot be asked for a version, and none has the one wanted. */
  private static Tif1Exception noCdnHasTheVersion(Fetch fetch, Story story) {
    return failed(
        fetch,
        Reason.NO_CDN,
        "season "
            + fetch.resource().season()
            + " is read at "
            + fetch.ref()
            + ", and no CDN in cdns that has the file has it at that version; add one whose template"
            + " has {ref}, such as https://cdn.jsdelivr.net/gh/TracingInsights",
        story);
  }

  static Tif1Exception outOfTime(Fetch fetch, Duration elapsed, Story story) {
    return new FetchFailedException(
        fetch.resource().file(),
        Reason.TIMED_OUT,
        "not fetched within the total timeout of "
            + fetch.options().totalTimeout().toMillis()
            + " ms (elapsed "
            + elapsed.toMillis()
            + " ms); raise total_timeout or lower max_retries",
        story.attempts(),
        null);
  }

  static Tif1Exception offline(Fetch fetch, Story story) {
    return failed(
        fetch,
        Reason.NOT_CACHED,
        "offline_mode was set while it waited for its turn; fetch it again once online",
        story);
  }

  /** The proxy is the same for all CDNs: nobody else is asked through it. */
  static Tif1Exception proxyRefuses(Fetch fetch, AttemptFailure failure, Story story) {
    return new FetchFailedException(
        fetch.resource().file(),
        Reason.PROXY_FAILED,
        "gave up at once, since the proxy would refuse every other attempt too",
        story.attempts(),
        failure.getCause());
  }

  /** Another attempt would end alike, whichever CDN it asked. */
  static Tif1Exception local(Fetch fetch, AttemptFailure failure, Story story) {
    return new FetchFailedException(
        fetch.resource().file(),
        Reason.LOCAL_FAILURE,
        "gave up at once, since the fault is with this process and with no CDN",
        story.attempts(),
        failure.getCause());
  }

  /**
   * @param lastProblem what opened the breakers, if this fetch has asked nobody
   */
  static Tif1Exception of(
      Fetch fetch, GiveUp giveUp, Story story, Duration elapsed, @Nullable String lastProblem) {
    List<AttemptFailure> lastRound = story.lastRound();
    AttemptFailure last = lastRound.isEmpty() ? null : lastRound.get(lastRound.size() - 1);
    if (giveUp.why() == Why.NOT_PUBLISHED) {
      if (fetch.address() == null && !story.isAbsentAt(fetch.ref())) {
        return noCdnHasTheVersion(fetch, story);
      }
      return NotFoundException.everywhere(fetch.resource(), story.absences());
    }
    if (giveUp.why() == Why.BREAKERS_OPEN) {
      return new CircuitOpenException(
          fetch.resource().file(),
          breakers(story, giveUp.retryIn(), lastProblem),
          giveUp.retryIn(),
          story.attempts(),
          story.cause());
    }
    if (giveUp.why() == Why.POOL_EXHAUSTED && last != null && last.pool() != null) {
      PoolState pool = last.pool();
      return new PoolExhaustedException(
          fetch.resource().file(),
          pool.limit(),
          pool.inUse(),
          pool.waiting(),
          story.attempts(),
          last.getCause());
    }
    AttemptFailure badBody =
        story.refusedBy().isEmpty() ? badBodyFromAllThatAnswered(lastRound) : null;
    if (badBody != null) {
      return new InvalidDataException(
          fetch.resource(), badBody.uri(), badBody.problem(), badBody.getCause());
    }
    String time = "after " + elapsed.toMillis() + " ms";
    boolean some = !story.absences().isEmpty();
    if (giveUp.why() == Why.PROXY_REFUSED) {
      return failed(
          fetch,
          Reason.PROXY_FAILED,
          "the proxy does not let requests through to "
              + (some ? "the other CDNs" : "the CDNs that may have it")
              + ", and will not the next time either; do not repeat it",
          story);
    }
    if (giveUp.why() == Why.RETRIES_EXHAUSTED
        && lastRound.stream().allMatch(one -> one.verdict().isOfProxy())) {
      return failed(
          fetch,
          Reason.PROXY_FAILED,
          "the proxy failed in each of "
              + story.rounds()
              + (story.rounds() == 1 ? " round " : " rounds ")
              + time
              + ", which says nothing of the CDNs; check it, or set proxy to another or to direct",
          story);
    }
    return switch (giveUp.why()) {
      case REJECTED ->
          failed(
              fetch,
              Reason.REJECTED,
              (some ? "the others refuse the request" : "the request was refused")
                  + ", and will be again; do not repeat it",
              story);
      case THROTTLED ->
          failed(
              fetch,
              Reason.THROTTLED,
              (some ? "every other CDN" : "every CDN")
                  + " asks to be left alone, the first for another "
                  + giveUp.retryIn().toMillis()
                  + " ms, longer than this fetch may wait; try again then, with fewer requests at a"
                  + " time",
              story);
      case OUT_OF_TIME ->
          failed(
              fetch,
              Reason.TIMED_OUT,
              "gave up "
                  + time
                  + ": the next attempt would come in "
                  + giveUp.retryIn().toMillis()
                  + " ms, beyond the total timeout of "
                  + fetch.options().totalTimeout().toMillis()
                  + " ms",
              story);
      default ->
          failed(
              fetch,
              Reason.RETRIES_EXHAUSTED,
              (some ? "every other CDN" : "every CDN")
                  + " failed in each of "
                  + story.rounds()
                  + (story.rounds() == 1 ? " round " : " rounds ")
                  + time,
              story);
    };
  }

  private static String breakers(Story story, Duration retryIn, @Nullable String lastProblem) {
    String absences = story.absencesInWords();
    return (absences.isEmpty()
            ? "the circuit breaker of every CDN is open"
            : absences + ", and the circuit breaker of every other CDN is open")
        + (story.attempts().isEmpty() && lastProblem != null ? " (" + lastProblem + ")" : "")
        + (retryIn.isZero()
            ? "; a probe is under way"
            : "; the next probe is let through in " + retryIn.toMillis() + " ms");
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

  /** Says who does not have the file before it says what came of the others. */
  private static FetchFailedException failed(
      Fetch fetch, Reason reason, String detail, Story story) {
    String absences = story.absencesInWords();
    return new FetchFailedException(
        fetch.resource().file(),
        reason,
        absences.isEmpty() ? detail : absences + "; " + detail,
        story.attempts(),
        story.cause());
  }
}
