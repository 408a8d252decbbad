package io.tif1.client.internal.runtime;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The client's threads that are not on the network: a few that decode, as many as there are
 * processors unless {@code json_parse_workers} says otherwise, and as many as it takes to run what
 * callers hang on their futures, which may block.
 */
public final class Workers implements AutoCloseable {
  /** Enough to keep a disk busy; they wait for it more than they compute. */
  private static final int READERS = 4;

  private final ThreadPoolExecutor decoders;
  private final ThreadPoolExecutor readers;
  private final ThreadPoolExecutor callbacks;

  public Workers(int jsonParseWorkers) {
    int size = size(jsonParseWorkers);
    decoders =
        new ThreadPoolExecutor(
            size,
            size,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("tif1-decode"));
    decoders.allowCoreThreadTimeOut(true);
    readers =
        new ThreadPoolExecutor(
            READERS,
            READERS,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            new DaemonThreads("tif1-read"));
    readers.allowCoreThreadTimeOut(true);
    callbacks =
        new ThreadPoolExecutor(
            0,
            Integer.MAX_VALUE,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            new DaemonThreads("tif1-callback"));
  }

  /** For decompressing, checking and decoding: never blocks. */
  public Executor decoders() {
    return decoders;
  }

  /**
   * For looking into the cache on disk. Apart from decoding, so that a fetch that finds nothing
   * there is on its way to the network at once, and not behind all bodies that wait for a decoder.
   */
  public Executor readers() {
    return readers;
  }

  /** For code of callers. */
  public Executor callbacks() {
    return callbacks;
  }

  /** The setting changed. */
  public void resize(int jsonParseWorkers) {
    int size = size(jsonParseWorkers);
    if (size > decoders.getMaximumPoolSize()) {
      decoders.setMaximumPoolSize(size);
      decoders.setCorePoolSize(size);
    } else {
      decoders.setCorePoolSize(size);
      decoders.setMaximumPoolSize(size);
    }
  }

  private static int size(int jsonParseWorkers) {
    return jsonParseWorkers > 0 ? jsonParseWorkers : Runtime.getRuntime().availableProcessors();
  }

  /** Takes no more tasks; those begun or waiting are run to their end. */
  @Override
  public void close() {
    readers.shutdown();
    decoders.shutdown();
    callbacks.shutdown();
  }
}
