package io.tif1.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The yardstick: transfers and inflates the same files, and does nothing else. */
final class Curl extends Contender {
  private final Path list;
  private final List<String> command;

  Curl(List<URI> urls, Path ca, int parallel) {
    super("curl --parallel-max " + parallel);
    try {
      list = Files.createTempFile("tif1-bench", ".curl");
      Files.writeString(
          list,
          urls.stream()
              .map(url -> "url = \"" + url + "\"\noutput = \"/dev/null\"\n")
              .collect(Collectors.joining()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the list of files", e);
    }
    String max = Integer.toString(parallel);
    command =
        List.of(
            "bash",
            "-c",
            "TIMEFORMAT='%R %U %S'; time \"$@\"",
            "bash",
            "curl",
            "--no-progress-meter",
            "--fail",
            "--http2",
            "--parallel",
            "--parallel-max",
            max,
            "--compressed",
            "--cacert",
            ca.toString(),
            "--config",
            list.toString());
  }

  /** Whether there is one to compare with. */
  static boolean isHere() {
    try {
      return new ProcessBuilder("bash", "-c", "command -v curl").start().waitFor() == 0;
    } catch (IOException e) {
      return false; // nor is there a bash to time it with
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public Round once() {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String last = "";
      try (var out =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          last = line;
        }
      }
      int code = process.waitFor();
      if (code != 0) {
        throw new IllegalStateException("curl ended with exit code " + code + ": " + last);
      }
      String[] times = last.trim().split(" ", -1);
      double cpu = Double.parseDouble(times[1]) + Double.parseDouble(times[2]);
      return new Round(1000 * Double.parseDouble(times[0]), 1000 * cpu);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run curl", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while curl ran", e);
    }
  }

  @Override
  public void close() {
    try {
      Files.delete(list);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + list, e);
    }
  }
}
