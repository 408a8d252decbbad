package io.tif1.tests.signals;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes all threads, or all open files, that the process may have, fetches, gives them back and
 * fetches again. Run by {@link ExhaustionTest} under limits of the system; prints what came of it,
 * a line for each.
 */
public final class ExhaustedProgram {
  private static final long MEBIBYTE = 1L << 20;

  /** The stack of the client's threads, as the test starts this JVM, and of those that hog. */
  private static final long STACK = 128 * MEBIBYTE;

  private ExhaustedProgram() {}

  /** Arguments: what is taken (threads or files), how many of it are left, and those of either. */
  public static void main(String[] args) throws Exception {
    int free = Integer.parseInt(args[1]);
    List<String> rest = List.of(args).subList(2, args.length);
    if (args[0].equals("files")) {
      runWithoutFiles(free, rest);
    } else {
      runWithoutThreads(free, rest);
    }
  }

  /** Arguments: the authority of the CDNs, a directory, the CDNs. */
  private static void runWithoutFiles(int free, List<String> args) throws Exception {
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cdns(args.subList(2, args.size()).stream().map(URI::create).toList())
            .caBundle(Path.of(args.get(0)))
            .cacheDir(Path.of(args.get(1)))
            .build();
    loadClasses();
    try (Tif1 other = Tif1.builder(config).open()) { // its connections are gone afterwards
      other.fetch(file("before.json"));
    }
    URI notAskedBefore = URI.create("https://not-asked-before.internal/");
    Tif1Config others = config.toBuilder().cdns(List.of(notAskedBefore)).build();
    try (Tif1 client = Tif1.open(config);
        Tif1 elsewhere = Tif1.open(others)) {
      var taken = new ArrayList<InputStream>();
      try {
        while (true) {
          taken.add(Files.newInputStream(Path.of(args.get(0))));
        }
      } catch (IOException full) {
        System.out.println("full: " + taken.size());
      }
      for (int i = 0; i < free; i++) {
        taken.remove(taken.size() - 1).close();
      }
      report(client, 200);
      System.out.println("breakers: " + client.cdns());
      lookUp(elsewhere);
      for (InputStream one : taken) {
        one.close();
      }
      System.out.println("after: " + client.fetch(file("after.json")).text());
      System.out.println("breakers: " + client.cdns());
    }
  }

  /** A host that is not remembered: the system's resolver does not say why it finds none. */
  private static void lookUp(Tif1 client) throws Exception {
    Outcome<?> one = client.fetchAllAsync(files(1)).get(60, TimeUnit.SECONDS).get(0);
    System.out.println("looking up: " + ((Outcome.Failure<?>) one).error().getMessage());
    System.out.println("breakers: " + client.cdns());
  }

  /** From directories each takes an open file for a moment; from an archive, as elsewhere, none. */
  private static void loadClasses() throws Exception {
    for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path root = Path.of(part);
      if (Files.isDirectory(root) && !part.contains("test-classes")) {
        try (Stream<Path> below = Files.walk(root)) {
          for (Path one : below.filter(file -> file.toString().endsWith(".class")).toList()) {
            String name = root.relativize(one).toString().replace(File.separatorChar, '.');
            load(name.substring(0, name.length() - ".class".length()));
          }
        }
      }
    }
  }

  private static void load(String name) throws ClassNotFoundException {
    try {
      Class.forName(name, false, ExhaustedProgram.class.getClassLoader());
    } catch (LinkageError optional) {
      System.out.println("not loaded: " + name); // what it is for is not on this class path
    }
  }

  private static Resource<JsonDocument> file(String path) {
    return Resource.json(2021, "Belgian Grand Prix", "Race", path);
  }

  private static List<Resource<JsonDocument>> files(int count) {
    return IntStream.range(0, count).mapToObj(i -> file("VER/" + i + "_tel.json")).toList();
  }

  /** Arguments: the CDN, its authority, and whether a connection stands before. */
  private static void runWithoutThreads(int free, List<String> args) throws Exception {
    Tif1Config config =
        Tif1Config.defaults().toBuilder()
            .cdns(List.of(URI.create(args.get(0))))
            .caBundle(Path.of(args.get(1)))
            .enableCache(false)
            .cacheMaxBytes(0)
            .maxRetries(0)
            .http3AfterRequests(0)
            .closeTimeout(Duration.ofSeconds(1))
            .timeout(Duration.ofSeconds(2))
            .build();
    try (Tif1 client = Tif1.builder(config).open()) {
      if (Boolean.parseBoolean(args.get(2))) {
        client.fetch(file("before.json"));
      }
      withoutThreads(client, free);
      // Here nothing is lacking: only a machine that is busy takes long.
      client.settings().set("timeout", Duration.ofSeconds(60));
      System.out.println("after: " + client.fetch(file("after.json")).text());
      System.out.println("breakers: " + client.cdns());
    }
  }

  private static void report(Tif1 client, int count) throws Exception {
    for (Outcome<?> one : client.fetchAllAsync(files(count)).get(60, TimeUnit.SECONDS)) {
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
    report(client, 30);
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
