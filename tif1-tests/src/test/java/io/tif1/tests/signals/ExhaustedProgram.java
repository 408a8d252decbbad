package io.tif1.tests.signals;

import io.tif1.client.Outcome;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.tests.support.World;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes all threads that the process may have, fetches, gives them back and fetches again. Run by
 * {@link ExhaustionTest} under limits of the system; prints what came of it, a line for each.
 */
public final class ExhaustedProgram {
  private static final long MEBIBYTE = 1L << 20;

  /** The stack of the client's threads, as the test starts this JVM, and of those that hog. */
  private static final long STACK = 128 * MEBIBYTE;

  private ExhaustedProgram() {}

  /**
   * Arguments: the CDN, its authority, whether a connection stands before, and how many threads are
   * left.
   */
  public static void main(String[] args) throws Exception {
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cdns(List.of(URI.create(args[0])))
            .caBundle(Path.of(args[1]))
            .enableCache(false)
            .cacheMaxBytes(0)
            .maxRetries(0)
            .http3AfterRequests(0)
            .closeTimeout(Duration.ofSeconds(1))
            .timeout(Duration.ofSeconds(2))
            .build();
    try (Tif1 client = Tif1.builder(config).open()) {
      if (Boolean.parseBoolean(args[2])) {
        client.fetch(World.file("before.json"));
      }
      withoutThreads(client, Integer.parseInt(args[3]));
      // Here nothing is lacking: only a machine that is busy takes long.
      client.settings().set("timeout", Duration.ofSeconds(60));
      System.out.println("after: " + client.fetch(World.file("after.json")).text());
      System.out.println("breakers: " + client.cdns());
    }
  }

  private static void report(Tif1 client) throws Exception {
    for (Outcome<?> one : client.fetchAllAsync(World.files(30)).get(60, TimeUnit.SECONDS)) {
      System.out.println(
          "during: "
              + (one instanceof Outcome.Failure<?> failure ? failure.error().getMessage() : "ok"));
    }
  }

  private static void withoutThreads(Tif1 client, int free) throws Exception {
    var end = new CountDownLatch(1);
    var endOfFree = new CountDownLatch(1);
    var leftFree = new ArrayList<Thread>();
    for (int i = 0; i < free; i++) {
      leftFree.add(start(STACK, endOfFree));
    }
    var endOfBallast = new CountDownLatch(1);
    // Room for what is no thread, and too little for one: threads are bounded by address space.
    Thread ballast = start(STACK / 2, endOfBallast);
    var threads = new ArrayList<Thread>();
    for (long stack : new long[] {STACK, STACK / 16}) {
      try {
        while (true) {
          threads.add(start(stack, end));
        }
      } catch (OutOfMemoryError full) {
        System.out.println("full: " + threads.size());
      }
    }
    endOfBallast.countDown();
    ballast.join();
    endOfFree.countDown();
    for (Thread thread : leftFree) {
      thread.join();
    }
    report(client);
    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static Thread start(long stack, CountDownLatch end) {
    var thread =
        new Thread(
            null,
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "hog",
            stack);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
