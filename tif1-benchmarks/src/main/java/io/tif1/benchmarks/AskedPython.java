package io.tif1.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * A Python program that does a round for each line it is sent, and answers with its wall-clock and
 * CPU milliseconds; one process for all rounds, as the JVM is one.
 */
public final class AskedPython extends Contender {
  private final Process process;
  private final BufferedReader answers;
  private final PrintStream asks;

  /** Starts the command and waits until it says that it is ready. */
  public AskedPython(String name, List<String> command) throws IOException {
    super(name);
    process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    answers = process.inputReader(StandardCharsets.UTF_8);
    asks = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
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
