package io.tif1.client.internal.pipe;

import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchFailedException.Reason;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.client.internal.runtime.OpenFiles;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that was thrown where a stage should have failed in one of the ways it promises: told
 * for what it is. Either code of a caller's threw, or this process is out of memory, threads or
 * files, or the class path is wrong, or the client has a defect. None of that says anything about a
 * CDN.
 */
public final class Unexpected {
  private static final Logger LOG = LoggerFactory.getLogger("io.tif1.client");

  /** Causes further down say nothing new; and a chain may be a circle. */
  private static final int MOST_CAUSES = 16;

  private final Reason reason;
  private final String problem;
  private final Throwable thrown;

  private Unexpected(Reason reason, String problem, Throwable thrown) {
    this.reason = reason;
    this.problem = problem;
    this.thrown = thrown;
  }

  /** Whatever it is. */
  public static Unexpected of(Throwable thrown) {
    Throwable plain = thrown;
    if (thrown instanceof CompletionException && thrown.getCause() != null) {
      plain = thrown.getCause();
    }
    Unexpected known = behind(plain);
    return known != null
        ? known
        : new Unexpected(
            Reason.INTERNAL_ERROR, "internal error, please report it: " + plain, plain);
  }

  /**
   * What is behind a failure that looks like one of a CDN: null unless it, or what caused it, is
   * known not to be.
   */
  public static @Nullable Unexpected behind(@Nullable Throwable problem) {
    Throwable at = problem;
    for (int depth = 0; at != null && depth < MOST_CAUSES; depth++) {
      Unexpected known = known(at);
      // OkHttp hands what was thrown on its threads to us as suppressed by an IOException.
      for (Throwable suppressed : at.getSuppressed()) {
        known = known == null ? known(suppressed) : known;
      }
      if (known != null) {
        return known;
      }
      at = at.getCause();
    }
    return null;
  }

  private static @Nullable Unexpected known(Throwable at) {
    if (at instanceof CallbackException) {
      return new Unexpected(Reason.CALLBACK_FAILED, String.valueOf(at.getMessage()), at);
    }
    if (at instanceof LinkageError) {
      return local(
          "a class that the client needs is missing, or is not the one it was built with: "
              + at
              + "; look for an older okhttp, okio or kotlin-stdlib on the class path",
          at);
    }
    String said = String.valueOf(at.getMessage());
    if (at instanceof OutOfMemoryError) {
      return said.toLowerCase(Locale.ROOT).contains("thread")
          ? local(
              "this process cannot start another thread ("
                  + said
                  + "); raise its limit (ulimit -u, or that of the container) or lower"
                  + " max_concurrent_requests",
              at)
          : local(
              "out of memory ("
                  + said
                  + "); give the JVM more (-Xmx), or lower max_concurrent_requests or"
                  + " memory_cache_max_bytes",
              at);
    }
    if (at instanceof IOException && said.contains(OpenFiles.TOO_MANY)) {
      return local(
          "this process may open no more files and sockets ("
              + OpenFiles.TOO_MANY // without what else is said, which takes it for a fault outside
              + "); raise its limit (ulimit -n) or lower max_concurrent_requests and pool_maxsize",
          at);
    }
    return at instanceof Error
        ? new Unexpected(Reason.INTERNAL_ERROR, "internal error, please report it: " + at, at)
        : null;
  }

  private static Unexpected local(String problem, Throwable at) {
    return new Unexpected(Reason.LOCAL_FAILURE, problem, at);
  }

  /** Tells the log: once for each thing thrown, so by whoever turns it into a failure. */
  public Unexpected logged(String during) {
    if (reason == Reason.LOCAL_FAILURE && !(thrown instanceof LinkageError)) {
      LOG.error("{}: {}", during, problem); // where it was thrown says nothing
    } else {
      LOG.error("{}: {}", during, problem, thrown);
    }
    return this;
  }

  /** What it is, and what to do about it. */
  public String problem() {
    return problem;
  }

  /** As the failure of one attempt. */
  public AttemptFailure asAttemptFailure(Timing timing) {
    return AttemptFailure.noAnswer(
        reason == Reason.LOCAL_FAILURE ? Verdict.LOCAL : Verdict.INTERNAL, problem, timing, thrown);
  }

  /**
   * As the failure of a fetch.
   *
   * @param what the file or URL that was asked for
   */
  public FetchFailedException asFetchFailure(String what) {
    return new FetchFailedException(what, reason, problem, List.of(), thrown);
  }
}
