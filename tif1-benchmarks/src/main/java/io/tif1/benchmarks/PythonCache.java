package io.tif1.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;

/** The same laps read back as the Python library does it; one process for all rounds. */
final class PythonCache extends Contender {
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream asks;

  /**
   * @param python the interpreter, which has orjson
   * @param directory where the database is made
   */
  PythonCache(Path python, Path script, Published files, Path directory) throws IOException {
    super("python: sqlite3 + orjson");
    process =
        new ProcessBuilder(
                python.toString(),
                script.toString(),
                files.folder().toString(),
                directory.resolve("peer.sqlite").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    asks = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    files.files().forEach(asks::println);
    asks.println();
    answer();
  }

  private String answer() throws IOException {
    return Objects.requireNonNull(answers.readLine(), "the Python program ended");
  }

  @Override
  public Round once() {
    asks.println("round");
    try {
      String[] wallAndCpu = answer().split(" ", 2);
      return new Round(Double.parseDouble(wallAndCpu[0]), Double.parseDouble(wallAndCpu[1]));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot talk to the Python program", e);
    }
  }

  @Override
  public void close() {
    asks.close();
    process.onExit().join();
  }
}
