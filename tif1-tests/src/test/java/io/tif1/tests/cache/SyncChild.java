package io.tif1.tests.cache;

import io.tif1.client.Outcome;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client in another process that fetches numbered files, and tells of each when it is there. */
final class SyncChild implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  /** Fetches the files from {@code first} to before {@code end}. */
  SyncChild(URI cdn, Path authority, Path cache, int textBytes, int first, int end)
      throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                SyncChild.class.getName(),
                cdn.toString(),
                authority.toString(),
                cache.toString(),
                "" + textBytes,
                "" + first,
                "" + end)
            .redirectErrorStream(true)
            .start();
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  static Tif1Config config(URI cdn, Path authority, Path cache) {
    return Tif1Config.defaults().toBuilder()
        .cdns(List.of(cdn))
        .caBundle(authority)
        .httpResolvers(List.of("standard"))
        .proxy("direct")
        .cacheDir(cache)
        .build();
  }

  /** {@code cdn authority cache textBytes first end}. */
  public static void main(String[] args) {
    var files = new Numbered(Integer.parseInt(args[3]));
    Tif1Config config = config(URI.create(args[0]), Path.of(args[1]), Path.of(args[2]));
    try (Tif1 client = Tif1.open(config)) {
      int first = Integer.parseInt(args[4]);
      // How soon files are on disk is told of a cache that is open.
      client.fetch(files.resource(first));
      say("opened " + client.cache().flush(Duration.ofMinutes(2)));
      client.fetchEach(
          files.resources(first, Integer.parseInt(args[5])), outcome -> tell(files, outcome));
      say("flushed " + client.cache().flush(Duration.ofMinutes(2)));
      say("stats " + client.stats().cache());
    }
  }

  private static void tell(Numbered files, Outcome<JsonDocument> outcome) {
    int number = Numbered.number(outcome.resource());
    if (!outcome.orElseThrow().text().equals(files.text(number))) {
      say("WRONG " + number);
    }
    say(number + " " + System.nanoTime());
  }

  private static void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  /** The next line; null when it has ended. */
  @Nullable String line() throws IOException {
    return output.readLine();
  }

  /** All lines to its end. */
  List<String> rest() throws IOException {
    var lines = new ArrayList<String>();
    for (String line = line(); line != null; line = line()) {
      lines.add(line);
    }
    return lines;
  }

  /** SIGKILL, where there is such a thing; returns what it had said and was not read. */
  List<String> kill() throws IOException, InterruptedException {
    process.toHandle().destroyForcibly(); // the process's own method would close the stream
    List<String> lines = rest();
    process.waitFor();
    return lines;
  }

  int exitCode() throws InterruptedException {
    return process.waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
