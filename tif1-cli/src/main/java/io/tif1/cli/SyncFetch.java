package io.tif1.cli;

import io.tif1.client.CdnStatus;
import io.tif1.client.Fetcher;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.model.JsonDocument;
import java.time.Duration;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Fetches the telemetry of a plan. While every CDN is left alone after failures, all that is asked
 * for fails at once; so what failed is asked for again when they are tried again, and only what has
 * failed in each round is told to have.
 */
final class SyncFetch {
  private static final int ROUNDS = 3;

  /** So many failures with no success between them: the rest of the round would fail as well. */
  private static final int HOPELESS = 40;

  private final Tif1 client;
  private final Fetcher fetcher;
  private final Stoppable work;
  private final SyncReport report;

  /** The files that have ended for good: had, not published, or failed in the last round. */
  private final Set<String> settled = ConcurrentHashMap.newKeySet();

  // By one thread at a time: that of the sink.
  private int failuresInARow;

  SyncFetch(Tif1 client, Fetcher fetcher, Stoppable work, SyncReport report) {
    this.client = client;
    this.fetcher = fetcher;
    this.work = work;
    this.report = report;
  }

  /** Ends a round. */
  private static final class HopelessException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** False if it was stopped or given up. */
  boolean fetch(SyncPlan plan, SyncProgress progress) {
    for (int round = 1; round <= ROUNDS; round++) {
      boolean last = round == ROUNDS;
      progress.expect(plan.files() - settled.size());
      if (round > 1) {
        // The breakers let one request through and refuse others until it is answered. Nothing is
        // to be refused for that reason, so one file goes ahead.
        round(plan.telemetry(this::isLeft, 1), progress, last);
      }
      boolean whole = round(plan.telemetry(this::isLeft, plan.files()), progress, last);
      int left = plan.files() - settled.size();
      if (work.isStopped() || left == 0) {
        return !work.isStopped() && whole;
      }
      if (round < ROUNDS) {
        await(left, progress);
      }
    }
    return false;
  }

  private boolean isLeft(Resource<JsonDocument> file) {
    return !settled.contains(file.file());
  }

  /** Asks for some of the files; false if the rest would fail as well. */
  private boolean round(
      Iterable<Resource<JsonDocument>> files, SyncProgress progress, boolean last) {
    failuresInARow = 0;
    try {
      work.await(
          fetcher.fetchEachAsync(
              work.until(files), outcome -> take(outcome, progress, last), done -> {}));
      return true;
    } catch (HopelessException e) {
      return false;
    }
  }

  private void take(Outcome<JsonDocument> outcome, SyncProgress progress, boolean last) {
    boolean failed = outcome instanceof Outcome.Failure<JsonDocument>;
    if (failed && work.isStopped()) {
      return; // it never went out
    }
    failuresInARow = failed ? failuresInARow + 1 : 0;
    if (!failed || last) {
      report.add(outcome);
      settled.add(outcome.resource().file());
      progress.step();
    }
    if (failuresInARow >= HOPELESS) {
      throw new HopelessException();
    }
  }

  private static Duration askableIn(CdnStatus cdn) {
    return cdn.retryIn().compareTo(cdn.heldFor()) > 0 ? cdn.retryIn() : cdn.heldFor();
  }

  /** Until a CDN may be asked again; not at all if one may be. */
  private void await(int left, SyncProgress progress) {
    Duration pause =
        client.cdns().stream()
            .map(SyncFetch::askableIn)
            .min(Comparator.naturalOrder())
            .orElse(Duration.ZERO);
    if (!pause.isZero()) {
      progress.say(
          Units.count(left, "file")
              + " to go, and no CDN can be asked now; trying again in "
              + (pause.toSeconds() + 1)
              + " s");
      var over = new CompletableFuture<Boolean>();
      work.await(over.completeOnTimeout(true, pause.toMillis() + 1, TimeUnit.MILLISECONDS));
    }
  }
}
