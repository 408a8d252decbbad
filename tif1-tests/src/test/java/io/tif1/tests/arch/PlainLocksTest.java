package io.tif1.tests.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The product's locks are OwnLocks, whose rules are assertions that all tests run with. A lock that
 * cannot be one is named here, with the reason. Read from the sources, since bytecode does not tell
 * {@code synchronized} blocks to ArchUnit.
 */
final class PlainLocksTest {
  /** Each with what it guards and why it is no OwnLock. */
  private static final Map<String, String> PERMITTED =
      Map.ofEntries(
          Map.entry("io.tif1.client.internal.runtime.OwnLock", "is the lock"),
          Map.entry(
              "io.tif1.client.internal.cache.disk.NativeLibrary",
              "the JVM's system properties, held while SQLite's native part is loaded: the only"
                  + " lock that other class loaders see; asserts that no other is held"),
          Map.entry(
              "io.tif1.client.internal.transport.StuckTaskRunner",
              "OkHttp's own monitor, for two reads"),
          Map.entry(
              "io.tif1.client.internal.transport.proxy.ProxyLogins",
              "threads that connect wait on it for the first answer to a login; asserts that no"
                  + " other is held"),
          Map.entry(
              "io.tif1.client.internal.transport.Line",
              "one request at a time writes its headers, within OkHttp's own lock on the"
                  + " connection"),
          Map.entry(
              "io.tif1.sql.Engine",
              "the one connection to DuckDB, held while a statement runs and its rows are handed"
                  + " over"),
          Map.entry("io.tif1.cli.CountedClient", "two counters"),
          Map.entry("io.tif1.cli.DemoLog", "what demo has counted"),
          Map.entry("io.tif1.cli.FetchLine", "what is counted, and one line drawn at a time"),
          Map.entry("io.tif1.cli.LoadLog", "what a command has loaded"),
          Map.entry("io.tif1.cli.OutDir", "one file at a time is written, and none after the end"),
          Map.entry("io.tif1.cli.SyncReport", "what sync has counted"));

  /** Of the modules that are the product; the test kit and the benchmarks have no callers' code. */
  private static final List<String> PRODUCT =
      List.of("tif1-model", "tif1-core", "tif1-http3", "tif1-charts", "tif1-sql", "tif1-cli");

  private static final Pattern NO_CODE =
      Pattern.compile("(?s)/\\*.*?\\*/|//[^\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*\"");

  private static final Pattern PLAIN_LOCK =
      Pattern.compile(
          "\\bsynchronized\\b|\\b(?:ReentrantLock|ReentrantReadWriteLock|StampedLock|Semaphore"
              + "|Collections\\.synchronized\\w+)\\b(?=\\s*\\()");

  @Test
  void everyLockIsAnOwnLockOrPermitted() throws IOException {
    var complaints = new ArrayList<String>();
    for (Path main : mainFolders()) {
      for (Path file : sources(main)) {
        String name = name(main, file);
        if (!PERMITTED.containsKey(name)) {
          plainLocks(Files.readString(file)).forEach(lock -> complaints.add(words(name, lock)));
        }
      }
    }

    assertThat(complaints).isEmpty();
  }

  private static String words(String name, String lock) {
    return name
        + " has a plain lock ("
        + lock
        + "), which no assertion watches: make it an io.tif1.client.internal.runtime.OwnLock, or,"
        + " if it cannot be one, add the class to PERMITTED here and to the table of locks in"
        + " docs/architecture.md, with what it guards and why";
  }

  @Test
  void whatIsPermittedIsThere() throws IOException {
    var withLocks = new TreeSet<String>();
    for (Path main : mainFolders()) {
      for (Path file : sources(main)) {
        if (!plainLocks(Files.readString(file)).isEmpty()) {
          withLocks.add(name(main, file));
        }
      }
    }

    assertThat(withLocks).containsAll(PERMITTED.keySet());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class A { synchronized void b() {} }",
        "class A { void b() { synchronized (this) {} } }",
        "class A { final Lock b = new ReentrantLock(); }",
        "class A { final Lock b = new java.util.concurrent.locks.ReentrantLock(true); }",
        "class A { final ReadWriteLock b = new ReentrantReadWriteLock(); }",
        "class A { final StampedLock b = new StampedLock(); }",
        "class A { final Semaphore b = new Semaphore(1); }",
        "class A { final List<B> b = Collections.synchronizedList(new ArrayList<>()); }"
      })
  void aPlainLockIsFound(String source) {
    assertThat(plainLocks(source)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "// synchronized\nclass A {}",
        "/** A {@link ReentrantLock} (or synchronized). */ class A {}",
        "@SuppressWarnings(\"UnsynchronizedOverridesSynchronized\") class A {}",
        "class A { String b = \"synchronized (\\\"c\\\")\"; }",
        "class A { final OwnLock b = new OwnLock(\"A\"); }"
      })
  void whatIsNoneIsNotFound(String source) {
    assertThat(plainLocks(source)).isEmpty();
  }

  private static List<String> plainLocks(String source) {
    return PLAIN_LOCK
        .matcher(NO_CODE.matcher(source).replaceAll(" "))
        .results()
        .map(MatchResult::group)
        .toList();
  }

  private static String name(Path main, Path file) {
    String path = main.relativize(file).toString().replace('\\', '/').replace('/', '.');
    return path.substring(0, path.length() - ".java".length());
  }

  private static List<Path> mainFolders() {
    return PRODUCT.stream()
        .map(module -> Project.root().resolve(module).resolve("src/main/java"))
        .toList();
  }

  private static List<Path> sources(Path main) throws IOException {
    try (Stream<Path> below = Files.walk(main)) {
      return below.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }
}
