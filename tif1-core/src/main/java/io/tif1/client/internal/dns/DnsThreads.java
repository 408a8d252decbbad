package io.tif1.client.internal.dns;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the room's threads {@code tif1-dns-n}; they keep no JVM alive. */
final class DnsThreads implements ThreadFactory {
  private final AtomicInteger number = new AtomicInteger();

  @Override
  public Thread newThread(Runnable task) {
    var thread = new Thread(task, "tif1-dns-" + number.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
