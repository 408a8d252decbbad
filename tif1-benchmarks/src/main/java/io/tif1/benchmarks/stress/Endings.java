package io.tif1.benchmarks.stress;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.HttpAnswer;
import io.tif1.client.InterruptedFetchException;
import io.tif1.client.InvalidDataException;
import io.tif1.client.NotFoundException;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import java.util.concurrent.CancellationException;

/** Whether what a call returned or threw is what its documentation says. */
final class Endings {
  private final Ledger ledger;
  private final boolean mayBeClosed;

  /**
   * @param mayBeClosed whether the client may be closed while calls are under way
   */
  Endings(Ledger ledger, boolean mayBeClosed) {
    this.ledger = ledger;
    this.mayBeClosed = mayBeClosed;
  }

  /** A fetch ended, and its caller was told how. */
  void outcome(Outcome<JsonDocument> outcome) {
    if (outcome instanceof Outcome.Success<JsonDocument> success) {
      value(success.resource(), success.value());
    } else if (outcome instanceof Outcome.Failure<JsonDocument> failure) {
      failure(failure.resource(), failure.error());
    } else {
      missing();
    }
  }

  void value(Resource<?> resource, JsonDocument document) {
    ledger.succeeded.increment();
    ledger.saw("succeeded");
    String right = Library.text(resource.path());
    ledger.require(
        document.text().equals(right),
        resource
            + " was had with wrong bytes: "
            + document
            + (right == null ? ", and is not published" : ""));
  }

  private void missing() {
    ledger.missing.increment();
    ledger.saw("missing");
  }

  /** A fetch failed with this. */
  void failure(Resource<?> resource, Throwable problem) {
    if (problem instanceof NotFoundException) {
      missing();
      return;
    }
    ledger.failed.increment();
    if (problem instanceof FetchFailedException failed) {
      reason(failed, resource.file());
    } else if (problem instanceof InvalidDataException) {
      ledger.saw("failed: InvalidDataException");
      message(problem);
    } else {
      undocumented(resource, problem);
    }
  }

  /** A plain request was answered, or failed with this. */
  void plain(HttpAnswer answer) {
    ledger.plainGets.increment();
    ledger.saw("http(): status " + answer.status() / 100 + "xx");
    ledger.require(
        answer.status() >= 200 && answer.status() <= 599, "http() had the odd answer " + answer);
  }

  void plainFailure(Throwable problem) {
    ledger.plainGets.increment();
    if (problem instanceof FetchFailedException failed) {
      reason(failed, "http()");
    } else {
      undocumented("http()", problem);
    }
  }

  /** Whether it failed because the client is closed, which it may be. */
  boolean closed(Throwable problem) {
    return mayBeClosed
        && problem instanceof FetchFailedException failed
        && failed.reason() == Reason.CLIENT_CLOSED;
  }

  private void reason(FetchFailedException failed, String what) {
    ledger.saw("failed: " + failed.reason());
    ledger.require(
        mayBeClosed || failed.reason() != Reason.CLIENT_CLOSED,
        what + " failed because the client is closed, and it is open");
    message(failed);
  }

  private void message(Throwable problem) {
    String text = String.valueOf(problem.getMessage());
    ledger.require(
        !text.contains("internal error") && !text.contains("undocumented"),
        "a defect was reported as such: " + text + ", cause " + problem.getCause());
  }

  private void undocumented(Object what, Throwable problem) {
    ledger.violation(what + " ended in an undocumented way: " + problem + stack(problem));
  }

  private static String stack(Throwable problem) {
    StackTraceElement[] stack = problem.getStackTrace();
    return stack.length == 0 ? "" : " at " + stack[0];
  }

  /**
   * A blocking call threw {@code problem}.
   *
   * @param mayBeInterrupted whether somebody may have interrupted it
   * @return whether it was interrupted
   */
  boolean interrupted(Throwable problem, boolean mayBeInterrupted) {
    if (!(problem instanceof InterruptedFetchException)) {
      return false;
    }
    ledger.saw("interrupted");
    ledger.require(mayBeInterrupted, "a call was told it was interrupted, and nobody did that");
    ledger.require(
        Thread.currentThread().isInterrupted(),
        "an interrupted call did not set the interrupt status again");
    return true;
  }

  /**
   * A future failed with {@code problem}.
   *
   * @param cancelledByUs whether we cancelled it
   * @return whether it was cancelled
   */
  boolean cancelled(Throwable problem, boolean cancelledByUs) {
    if (!(problem instanceof CancellationException)) {
      return false;
    }
    ledger.saw("cancelled");
    ledger.require(cancelledByUs, "a future was cancelled, and nobody did that" + stack(problem));
    return true;
  }
}
