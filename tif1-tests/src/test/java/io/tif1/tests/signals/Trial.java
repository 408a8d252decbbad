package io.tif1.tests.signals;

import static io.tif1.tests.support.World.file;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchListener;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.tests.support.World;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A client with a CDN, two permits and code of a caller's that may be told to throw. What it is for
 * is checked at its end: that the client then fetches as before, that nothing it gave out is still
 * out, and that it can be closed.
 */
final class Trial implements AutoCloseable {
  /** What is waited for in real time, in which a fetch ends many times over. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  private final FakeCdn cdn;
  final ThrowingTime time = new ThrowingTime();
  final Tif1 client;
  private volatile @Nullable Class<? extends FetchEvent> badEvent;
  private volatile @Nullable Thrown bad;

  Trial(Path directory) {
    this(directory, FakeCdn.builder().content(World.everything()).start(), settings -> settings);
  }

  Trial(Path directory, FakeCdn cdn, UnaryOperator<Tif1Config.Builder> settings) {
    this.cdn = cdn;
    Tif1Config.Builder builder =
        Tif1Config.defaults().toBuilder()
            .cdns(List.of(cdn.baseUri()))
            .caBundle(cdn.writeCaPem(directory))
            .http3AfterRequests(0)
            .cacheMaxBytes(0)
            .enableCache(false)
            .maxRetries(0)
            .retryJitter(false)
            .maxConcurrentRequests(2)
            .closeTimeout(Duration.ofSeconds(1));
    FetchListener listener =
        event -> {
          Thrown throwing = bad;
          Class<? extends FetchEvent> on = badEvent;
          if (throwing != null && on != null && on.isInstance(event)) {
            throwing.now();
          }
        };
    client =
        Tif1.builder(settings.apply(builder).build()).listener(listener).timeSource(time).open();
  }

  /** From now on the listener throws when told of this event; null: of none. */
  void listenerThrows(@Nullable Class<? extends FetchEvent> on, Thrown thrown) {
    bad = thrown;
    badEvent = on;
  }

  /** What {@code work} ends with: null for a value, else what it fails with, never wrapped. */
  static @Nullable Throwable ending(CompletableFuture<?> work) {
    try {
      work.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException | TimeoutException e) {
      throw new AssertionError("it has not ended after " + PATIENCE.toSeconds() + " s", e);
    }
  }

  /** What a blocking call ends with, made on a thread of its own so that it may be waited for. */
  static @Nullable Throwable ending(Runnable blocking) {
    var work = new CompletableFuture<@Nullable Void>();
    var thread =
        new Thread(
            () -> {
              try {
                blocking.run();
                work.complete(null);
              } catch (Throwable thrown) {
                work.completeExceptionally(thrown);
              }
            },
            "caller");
    thread.setDaemon(true);
    thread.start();
    return ending(work);
  }

  /** A file that was not asked for. */
  static Resource<JsonDocument> fresh(int number) {
    return file("fresh/" + number + ".json");
  }

  /** The client is as it was, and can be closed. */
  void verifyAsBefore() {
    bad = null;
    time.mend();
    var files = new ArrayList<Resource<JsonDocument>>();
    for (int i = 0; i < 6; i++) { // thrice as many as there are permits
      files.add(fresh(i));
    }
    var batch = client.fetchAllAsync(files);
    assertThat(ending(batch)).isNull();
    assertThat(batch.getNow(List.of()))
        .extracting(Outcome::orElseThrow)
        .extracting(JsonDocument::text)
        .isEqualTo(files.stream().map(World::text).toList());
    assertThat(client.cdns()).allMatch(status -> status.inFlight() == 0);
    assertThat(ending(client.fetchAsync(fresh(9)))).isNull();
    assertThat(ending(client::close)).isNull();
    long ended =
        client.stats().succeeded()
            + client.stats().missing()
            + client.stats().failed()
            + client.stats().cancelled();
    assertThat(ended).isEqualTo(client.stats().fetches());
  }

  @Override
  public void close() {
    time.mend();
    client.close();
    cdn.close();
    time.close();
  }

  /** The JVM's clock and timers, until it is told to throw. */
  static final class ThrowingTime implements TimeSource, AutoCloseable {
    private final ScheduledThreadPoolExecutor timers =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              var thread = new Thread(task, "test-timer");
              thread.setDaemon(true);
              return thread;
            });
    private volatile @Nullable Thrown onNanoTime;
    private volatile @Nullable Thrown onInstant;
    private volatile @Nullable Thrown onSchedule;
    private volatile @Nullable Thrown onCancel;

    void nanoTimeThrows(Thrown thrown) {
      onNanoTime = thrown;
    }

    void instantThrows(Thrown thrown) {
      onInstant = thrown;
    }

    void scheduleThrows(Thrown thrown) {
      onSchedule = thrown;
    }

    void cancelThrows(Thrown thrown) {
      onCancel = thrown;
    }

    void mend() {
      onNanoTime = null;
      onInstant = null;
      onSchedule = null;
      onCancel = null;
    }

    @Override
    public long nanoTime() {
      throwIf(onNanoTime);
      return System.nanoTime();
    }

    @Override
    public Instant instant() {
      throwIf(onInstant);
      return Instant.now();
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
      throwIf(onSchedule);
      var timer = timers.schedule(task, Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
      return () -> {
        throwIf(onCancel);
        timer.cancel(false);
      };
    }

    private static void throwIf(@Nullable Thrown thrown) {
      if (thrown != null) {
        thrown.now();
      }
    }

    @Override
    public void close() {
      timers.shutdownNow();
    }
  }
}
