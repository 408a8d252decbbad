package io.tif1.client.internal.cache.disk;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another JVM with this one's class path, running {@link DiskChild}. Ended when closed. */
final class ChildJvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  ChildJvm(List<String> jvmArguments, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "-Xmx256m", "-Xshare:auto"));
    command.addAll(jvmArguments);
    command.add(DiskChild.class.getName());
    command.addAll(List.of(arguments));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** The next line it prints; null when it has ended. */
  @Nullable String line() throws IOException {
    return output.readLine();
  }

  /** All it prints to its end. */
  List<String> rest() throws IOException {
    var lines = new ArrayList<String>();
    for (String line = line(); line != null; line = line()) {
      lines.add(line);
    }
    return lines;
  }

  /** SIGKILL, where there is such a thing; returns what it had printed and was not read. */
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
