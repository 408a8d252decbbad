package io.tif1.cli;

import io.tif1.client.Outcome;
import io.tif1.client.Progress;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.model.SessionKey;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Fetches files, hands each on as soon as it is there, and tells what came of it. Memory does not
 * grow with the files' sizes: no document is kept.
 */
final class FetchRun {
  private final Io io;
  private final CountedClient counted;
  private final @Nullable OutDir folder;
  private final FetchReport report = new FetchReport();

  /** Null until it has begun. */
  private volatile @Nullable CompletableFuture<Progress> batch;

  /**
   * @param folder where files are written; null for standard output
   */
  FetchRun(Io io, CountedClient counted, @Nullable OutDir folder) {
    this.io = io;
    this.counted = counted;
    this.folder = folder;
  }

  /**
   * Runs to the end; the exit code.
   *
   * @throws UncheckedIOException if a file cannot be written; what is under way is given up
   */
  int run(SessionKey session, List<Resource<JsonDocument>> files) {
    long begun = System.nanoTime();
    boolean single = files.size() == 1;
    boolean print = single && folder == null;
    FetchLine line = counted.showProgress();
    line.expect(files.size());
    try (line;
        var interrupt = OnInterrupt.run(this::giveUp)) {
      batch = counted.fetcher().fetchEachAsync(files, outcome -> take(outcome, print), done -> {});
      if (interrupt.happened() || !isDone(batch) || interrupt.happened()) {
        return ExitCode.INTERRUPTED;
      }
    }
    if (folder == null && !print) {
      report.table(files).print(io, "");
    }
    io.checkResults();
    report.problems(session.toString()).forEach(io::complain);
    io.say(
        Summary.line(
            files.size(),
            report.succeeded(),
            report.bytes(),
            Duration.ofNanos(System.nanoTime() - begun),
            counted.client().stats(),
            counted.client().connectionStats()));
    return report.exitCode();
  }

  /** Waits for the end; false if that is not the batch's own, because the program is ending. */
  private static boolean isDone(CompletableFuture<Progress> batch) {
    try {
      batch.join();
      return true;
    } catch (CancellationException e) {
      return false; // only giveUp cancels
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** On the way out: the file being written is finished, the line of the progress goes. */
  private void giveUp() {
    if (folder != null) {
      folder.close();
    }
    CompletableFuture<Progress> running = batch;
    if (running != null) {
      running.cancel(true);
    }
    counted.hideProgress();
    io.complain("interrupted" + (folder == null ? "" : "; the files that were written are whole"));
  }

  private void take(Outcome<JsonDocument> outcome, boolean print) {
    if (outcome instanceof Outcome.Success<JsonDocument> success) {
      if (folder != null) {
        folder.write(outcome.resource().path(), success.value());
      } else if (print) {
        counted.hideProgress(); // what is printed may go to the same terminal
        print(success.value());
      }
    }
    report.add(outcome);
  }

  private void print(JsonDocument document) {
    try {
      OutputStream data = io.data();
      document.writeTo(data);
      data.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
    }
    if (io.outIsTerminal()) {
      io.out().println(); // the published bytes and no more, unless a person reads them
    }
  }
}
