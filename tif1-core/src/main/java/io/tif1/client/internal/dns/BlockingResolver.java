package io.tif1.client.internal.dns;

import io.tif1.client.TimeSource;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A resolver whose look-ups block: the machine's, or a server asked over HTTPS. Made unable to hang
 * anybody.
 *
 * <p>The problem: a system look-up blocks its thread, cannot be interrupted, and may take minutes
 * when name servers do not answer; a server may take connections and never answer. So look-ups run
 * on at most {@value #THREADS} threads; one that takes longer than the limit counts as hung until
 * it returns; while {@value #MAX_HUNG} are hung the resolver refuses at once, so that some threads
 * stay free and no caller waits for what will not come. It recovers by itself when hung look-ups
 * return. A look-up that was queued for longer than the limit is not begun.
 */
final class BlockingResolver implements Resolver, AutoCloseable {
  static final int THREADS = 8;
  static final int MAX_HUNG = 4;
  static final int MAX_QUEUED = 256;

  private static final long IDLE_SECONDS = 10;

  private final String name;
  private final BlockingLookup lookup;
  private final Supplier<Duration> limit;
  private final TimeSource time;
  private final ThreadPoolExecutor threads;
  private final Set<Task> running = ConcurrentHashMap.newKeySet();

  BlockingResolver(
      String name,
      BlockingLookup lookup,
      Supplier<Duration> limit,
      TimeSource time,
      ThreadFactory factory) {
    this.name = name;
    this.lookup = lookup;
    this.limit = limit;
    this.time = time;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MAX_QUEUED),
            factory);
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void ask(String host, Consumer<Reply> to) {
    long hung = running.stream().filter(Task::isHung).count();
    if (hung >= MAX_HUNG) {
      to.accept(
          failure(
              "skipped, since %d of its look-ups have been hanging for more than %d ms"
                  .formatted(hung, limit.get().toMillis())));
      return;
    }
    try {
      threads.execute(new Task(host, to, time.nanoTime()));
    } catch (RejectedExecutionException e) {
      to.accept(
          new Reply.Failure(
              threads.isShutdown()
                  ? "closed"
                  : "skipped, since " + MAX_QUEUED + " look-ups are waiting for it",
              e));
    }
  }

  /**
   * Ends idle threads at once and interrupts busy ones; one that is stuck inside the system ends
   * when the system returns, and is a daemon. Harmless when repeated.
   */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static Reply.Failure failure(String said) {
    return new Reply.Failure(said, null);
  }

  private final class Task implements Runnable {
    private final String host;
    private final Consumer<Reply> to;
    private final long asked;

    /** Written before the task is among the running ones. */
    private volatile long begun;

    Task(String host, Consumer<Reply> to, long asked) {
      this.host = host;
      this.to = to;
      this.asked = asked;
    }

    boolean isHung() {
      return isOverdue(begun);
    }

    private boolean isOverdue(long since) {
      return time.nanoTime() - since >= limit.get().toNanos();
    }

    @Override
    public void run() {
      if (isOverdue(asked)) {
        to.accept(failure("not begun within the limit, since all its threads were busy"));
        return;
      }
      begun = time.nanoTime();
      running.add(this);
      Reply reply;
      try {
        reply = lookup.lookup(host);
      } catch (UnknownHostException e) {
        reply = new Reply.Failure(said(e), e.getCause() == null ? e : e.getCause());
      } catch (RuntimeException | Error e) {
        reply = new Reply.Failure(e.toString(), e);
      } finally {
        running.remove(this);
      }
      to.accept(reply);
    }

    /** The JDK's message without the host name it begins with. */
    private String said(UnknownHostException e) {
      var message = e.getMessage();
      if (message == null || message.equals(host)) {
        return "unknown host";
      }
      return message.startsWith(host + ": ") ? message.substring(host.length() + 2) : message;
    }
  }
}
