package io.tif1.client.internal;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.FetchOptions;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Config;
import io.tif1.client.Tif1Exception;
import io.tif1.client.TimeSource;
import io.tif1.model.JsonDocument;
import io.tif1.model.JsonException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are in no season's tree, such as calendars: each is asked for at its own address,
 * through the stages that serve every fetch, and kept with what came of the last question.
 *
 * <p>They never stand in the way: whoever asks gets what is known once the file's own timeout has
 * passed. After a question that brought nothing the next follows no sooner than {@link #PAUSE},
 * also if it is another process that would ask: what came of it is kept on disk.
 */
final class SideFiles {
  /** After a failure nobody asks again for so long. */
  static final Duration PAUSE = Duration.ofMinutes(5);

  /**
   * One file.
   *
   * @param name names it on disk
   * @param ttl for how long it is fresh
   * @param timeout the most that a caller waits for it
   * @param retries how many further rounds there is time for within it
   * @param check throws an {@link IllegalArgumentException} that says why a document is not usable
   */
  record Wanted(
      String name,
      int season,
      URI address,
      Duration ttl,
      Duration timeout,
      int retries,
      Consumer<JsonDocument> check) {}

  private final Logger log = LoggerFactory.getLogger(SideFiles.class);
  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final Door door;
  private final @Nullable SideShelf shelf;
  private final Executor readers;
  private final ConcurrentMap<URI, SideFile> known = new ConcurrentHashMap<>();
  private final ConcurrentMap<URI, CompletableFuture<SideFile>> running = new ConcurrentHashMap<>();

  /**
   * @param shelf what is kept on disk; null for nothing
   * @param readers where the disk is read
   */
  SideFiles(
      Supplier<Tif1Config> config,
      TimeSource time,
      Door door,
      @Nullable SideShelf shelf,
      Executor readers) {
    this.config = config;
    this.time = time;
    this.door = door;
    this.shelf = shelf;
    this.readers = readers;
  }

  /** What this client knows of a file without asking anybody. */
  SideFile known(URI address) {
    return known.getOrDefault(address, SideFile.UNKNOWN);
  }

  /**
   * What is known of a file after a server was asked, if that is due and allowed. Callers share one
   * question. The future never fails.
   *
   * @param options those of whoever wants it; its own timeout goes before theirs
   * @param anew whether the server is asked even if what is known is fresh
   */
  CompletableFuture<SideFile> get(Wanted file, FetchOptions options, boolean anew) {
    SideFile now = known.get(file.address());
    if (now != null && !isDue(file, now, anew)) {
      return CompletableFuture.completedFuture(now);
    }
    var mine = new CompletableFuture<SideFile>();
    CompletableFuture<SideFile> other = running.putIfAbsent(file.address(), mine);
    if (other != null) {
      return other;
    }
    TimeSource.Cancellable enough =
        time.schedule(() -> giveUp(file, mine), file.timeout().plusMillis(1));
    mine.whenComplete(
        (got, problem) -> {
          enough.cancel();
          running.remove(file.address(), mine);
        });
    if (now == null && shelf != null && config.get().cacheUsed()) {
      fromDisk(shelf, file, options, anew, mine);
    } else {
      SideFile before = now == null ? SideFile.UNKNOWN : now;
      guarded(mine, before, () -> ask(file, options, anew, before, mine));
    }
    return mine;
  }

  /** Whatever happens, those who wait are told what is known. */
  private void guarded(CompletableFuture<SideFile> result, SideFile before, Runnable work) {
    try {
      work.run();
    } catch (Throwable thrown) {
      log.error("internal error, please report it", thrown);
      result.complete(before);
    }
  }

  private boolean isDue(Wanted file, SideFile now, boolean anew) {
    if (config.get().offlineMode()) {
      return false;
    }
    if (anew) {
      return true;
    }
    if (now.problem() != null && now.askedAt() != null) {
      Duration pause = now.absent() && file.ttl().compareTo(PAUSE) > 0 ? file.ttl() : PAUSE;
      return isOlder(now.askedAt(), pause);
    }
    return now.readAt() == null || isOlder(now.readAt(), file.ttl());
  }

  /** A time that is to come was noted by a clock that was wrong. */
  private boolean isOlder(Instant then, Duration age) {
    Duration passed = Duration.between(then, time.instant());
    return passed.compareTo(age) >= 0 || passed.compareTo(Duration.ofMinutes(-1)) < 0;
  }

  private void fromDisk(
      SideShelf disk,
      Wanted file,
      FetchOptions options,
      boolean anew,
      CompletableFuture<SideFile> result) {
    try {
      readers.execute(
          () -> {
            guarded(
                result, SideFile.UNKNOWN, () -> ask(file, options, anew, disk.read(file), result));
          });
    } catch (RejectedExecutionException closed) {
      result.complete(SideFile.UNKNOWN);
    }
  }

  private void ask(
      Wanted file,
      FetchOptions options,
      boolean anew,
      SideFile before,
      CompletableFuture<SideFile> result) {
    if (!isDue(file, before, anew)) {
      known.put(file.address(), before);
      result.complete(before);
      return;
    }
    FetchOptions own =
        options
            .withCache(CachePolicy.BYPASS)
            .withMaxRetries(Math.min(options.maxRetries(), file.retries()))
            .withTimeout(shorter(options.timeout(), file.timeout()))
            .withTotalTimeout(file.timeout());
    Resource<JsonDocument> resource =
        Resource.json(file.season(), "tif1", file.name(), "document.json");
    door.enterAside(resource, own, file.address())
        .whenComplete(
            (outcome, cancelled) ->
                guarded(result, before, () -> settle(file, before, outcome, result)));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  @SuppressWarnings("ReferenceEquality") // another object is another answer, equal or not
  private void settle(
      Wanted file,
      SideFile before,
      @Nullable Outcome<JsonDocument> outcome,
      CompletableFuture<SideFile> result) {
    SideFile after = after(file, before, outcome);
    known.put(file.address(), after);
    if (shelf != null && config.get().cacheUsed() && after != before) {
      shelf.keep(file, after);
    }
    result.complete(after);
  }

  private SideFile after(Wanted file, SideFile before, @Nullable Outcome<JsonDocument> outcome) {
    Instant now = time.instant();
    if (outcome instanceof Outcome.Success<JsonDocument> success) {
      try {
        file.check().accept(success.value());
        return SideFile.read(success.value(), now);
      } catch (IllegalArgumentException | JsonException e) {
        return before.failed(now, "the answer was refused: " + e.getMessage(), false);
      }
    }
    if (outcome instanceof Outcome.Missing<?>) {
      return before.failed(now, "not published (404)", true);
    }
    if (outcome instanceof Outcome.Failure<?> failure) {
      if (failure.error() instanceof FetchFailedException closed
          && closed.reason() == FetchFailedException.Reason.CLIENT_CLOSED) {
        return before;
      }
      return before.failed(now, reason(file, failure.error()), false);
    }
    return before; // cancelled, as the client is closed
  }

  private static String reason(Wanted file, Tif1Exception error) {
    if (!(error instanceof FetchFailedException failed)) {
      // The name that it has among published files means nothing to anybody.
      String name = file.season() + "/tif1/" + file.name() + "/document.json";
      return String.valueOf(error.getMessage())
          .replace(name + " ", "the answer ")
          .replace(" (" + file.address() + ")", "");
    }
    if (failed.reason() == FetchFailedException.Reason.TIMED_OUT) {
      return noAnswer(file);
    }
    if (failed.attempts().isEmpty()) {
      return String.valueOf(failed.getMessage());
    }
    FetchFailedException.Attempt last = failed.attempts().get(failed.attempts().size() - 1);
    return last.status() > 0 && last.status() != 200
        ? "status " + last.status()
        : String.valueOf(last.problem());
  }

  private static String noAnswer(Wanted file) {
    return "no answer within " + file.timeout().toMillis() / 1000.0 + " s";
  }

  /** The disk or a resolver that cannot be interrupted takes longer than anybody waits. */
  private void giveUp(Wanted file, CompletableFuture<SideFile> result) {
    SideFile before = known(file.address());
    SideFile after = before.failed(time.instant(), noAnswer(file), false);
    if (result.complete(after)) {
      known.put(file.address(), after);
    }
  }
}
