package io.tif1.client.internal.attempt;

import io.tif1.client.Cdn;
import io.tif1.client.FetchFailedException;
import io.tif1.client.Origin;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has come of a fetch's attempts so far. Written by one thread at a time; what is read of it
 * elsewhere is replaced, never changed.
 */
final class Story {
  private final List<Told> refusals = new ArrayList<>();
  private final List<AttemptFailure> lastRound = new ArrayList<>();
  private int rounds;

  private volatile List<FetchFailedException.Attempt> attempts = List.of();

  private record Told(Cdn cdn, Verdict verdict, FetchFailedException.Attempt attempt) {}

  void roundBegins() {
    rounds++;
    lastRound.clear();
  }

  void add(Attempt attempt, AttemptFailure failure, long nowNanos) {
    lastRound.add(failure);
    if (!failure.begun()) {
      return;
    }
    var ended =
        new FetchFailedException.Attempt(
            attempt.cdn().name(),
            failure.uri() == null ? attempt.uri() : failure.uri(),
            failure.status(),
            Duration.ofNanos(nowNanos - attempt.begunNanos()),
            failure.problem());
    var extended = new ArrayList<>(attempts);
    extended.add(ended);
    attempts = List.copyOf(extended);
    if (failure.verdict() == Verdict.ABSENT || failure.verdict() == Verdict.REJECTED) {
      refusals.add(new Told(attempt.cdn(), failure.verdict(), ended));
    }
  }

  /** Every exchange of the fetch, in the order in which they ended. */
  List<FetchFailedException.Attempt> attempts() {
    return attempts;
  }

  /** What came of the round that ended. */
  List<AttemptFailure> lastRound() {
    return lastRound;
  }

  /** How many rounds have begun. */
  int rounds() {
    return rounds;
  }

  /** The CDNs that do not have the file, or do not give it. */
  List<Origin.Refusal> refusedBy() {
    return refusals.stream()
        .map(told -> new Origin.Refusal(told.cdn().name(), told.attempt().status()))
        .toList();
  }

  /** The answers of the CDNs that do not have the file. */
  List<FetchFailedException.Attempt> absences() {
    return refusals.stream()
        .filter(told -> told.verdict() == Verdict.ABSENT)
        .map(Told::attempt)
        .toList();
  }

  /** Whether a CDN that can be asked for the version said that it does not have the file. */
  boolean isAbsentAt(String ref) {
    return refusals.stream()
        .anyMatch(told -> told.verdict() == Verdict.ABSENT && told.cdn().serves(ref));
  }

  /** The problem to pass on as a cause: the first that seldom changes, else the last there is. */
  @Nullable Throwable cause() {
    Throwable cause = null;
    for (AttemptFailure failure : lastRound) {
      if (failure.isLasting()) {
        return failure.getCause();
      }
      cause = failure.getCause() == null ? cause : failure.getCause();
    }
    return cause;
  }

  /** Who does not have the file, in words: {@code a.example does not have it (HTTP 404)}. */
  String absencesInWords() {
    var text = new StringBuilder();
    for (FetchFailedException.Attempt absence : absences()) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(absence.cdn())
          .append(" does not have it (")
          .append(absence.problem())
          .append(')');
    }
    return text.toString();
  }
}
