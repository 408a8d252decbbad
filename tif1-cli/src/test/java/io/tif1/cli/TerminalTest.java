package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.testkit.Fault;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program on a terminal: a pseudo-terminal that Python's {@code pty} makes, whose keyboard the
 * test has. Skipped where there is no Python 3 or no pseudo-terminal.
 */
class TerminalTest {
  /**
   * Runs the program in a session of its own, its standard error on a new terminal, whose screen
   * goes to a file and to the test; its standard output there too, or to another file. Each line
   * that the test writes is pressing Ctrl-C. Ends with the program's exit code.
   */
  private static final String TERMINAL =
      """
      import fcntl, os, pty, select, signal, struct, sys, termios
      screen, out, command = sys.argv[1], sys.argv[2], sys.argv[3:]
      program, terminal = pty.fork()
      if program == 0:
          if out != '-':
              os.dup2(os.open(out, os.O_WRONLY | os.O_CREAT), 1)
          signal.signal(signal.SIGINT, signal.SIG_DFL)  # a build in the background ignores it
          os.execv(command[0], command)
      fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
      keys = [0]
      with open(screen, 'wb', 0) as shown:
          while True:
              ready = select.select([terminal] + keys, [], [])[0]
              if 0 in ready:
                  pressed = os.read(0, 1)
                  if not pressed:
                      keys = []
                  else:
                      os.write(terminal, b'\\x03')
              if terminal in ready:
                  try:
                      text = os.read(terminal, 4096)
                  except OSError:
                      break
                  if not text:
                      break
                  shown.write(text)
                  os.write(1, text)
      sys.exit(os.waitstatus_to_exitcode(os.waitpid(program, 0)[1]))
      """;

  private Path directory;
  private SimCdn cdn;

  @BeforeEach
  void start(@TempDir Path temporary) throws Exception {
    assumeTrue(hasTerminals(), "skipped: Python 3.9 or later with pty is not on this machine");
    directory = temporary;
    cdn = SimCdn.race(directory);
  }

  @AfterEach
  void stop() {
    if (cdn != null) {
      cdn.close();
    }
  }

  private static boolean hasTerminals() throws InterruptedException {
    String check = "import os, pty; pty.openpty(); os.waitstatus_to_exitcode";
    try {
      return new ProcessBuilder("python3", "-c", check)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notInstalled) {
      return false;
    }
  }

  /**
   * @param out where standard output goes; {@code -} for the terminal
   */
  private Process begin(String out, String... arguments) throws IOException {
    var command = new ArrayList<>(List.of("python3", "-c", TERMINAL, screenFile().toString(), out));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("--enable-native-access=ALL-UNNAMED");
    // What the launcher finds out.
    command.addAll(List.of("-Dtif1.stderr.terminal=true", "-Dtif1.columns=80"));
    command.add("-Dtif1.stdout.terminal=" + out.equals("-"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(Arrays.asList(arguments));
    var process = new ProcessBuilder(command).redirectError(new File(directory + "/python"));
    process.environment().put("TERM", "xterm");
    process.environment().put("LC_ALL", "C.UTF-8");
    process.environment().remove("NO_COLOR");
    colourless.forEach(name -> process.environment().put(name, "1"));
    return process.start();
  }

  private final List<String> colourless = new ArrayList<>();

  private Path screenFile() {
    return directory.resolve("screen");
  }

  private String screen() throws IOException {
    return Files.readString(screenFile(), StandardCharsets.UTF_8);
  }

  private String[] sync() {
    return cdn.with("sync", "2021", "spa", "R", "--max-concurrent", "1");
  }

  /** Waits until the screen has shown a text. */
  private static void await(Process process, String text) throws IOException {
    var shown = new StringBuilder();
    while (shown.indexOf(text) < 0) {
      int next = process.getInputStream().read();
      assertThat(next).as(shown.toString()).isNotNegative();
      shown.append((char) next);
    }
  }

  @Test
  void helpHasColours() throws Exception {
    assertThat(begin("-", "sync", "--help").waitFor()).isZero();

    assertThat(screen()).contains("\u001b[");
  }

  @Test
  void noColoursAreShownToWhoWantsNone() throws Exception {
    colourless.add("NO_COLOR");
    assertThat(begin("-", "sync", "--help").waitFor()).isZero();

    assertThat(screen()).contains("tif1 sync").doesNotContain("\u001b[");
  }

  @Test
  void e10_progressIsDrawnOnTheTerminalOnly() throws Exception {
    cdn.server().faultOn(path -> path.endsWith("_tel.json"), new Fault.StallAfter(5));
    Path out = directory.resolve("out");
    Process process = begin(out.toString(), sync());
    await(process, "\rFetching: ");
    process.getOutputStream().write('c');
    process.getOutputStream().flush();

    assertThat(process.waitFor()).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(out).content().isEmpty();
  }

  @Test
  void afterCtrlCTheTerminalIsCleanAndTheNextRunGoesOn() throws Exception {
    String last = cdn.driver(2) + "/3_tel.json";
    cdn.server().faultOn(path -> path.endsWith(last), new Fault.StallAfter(5));
    Process process = begin("-", sync());
    cdn.server().awaitStalled(1);
    process.getOutputStream().write('c');
    process.getOutputStream().flush();
    int exitCode = process.waitFor();
    cdn.server().heal();
    String screen = screen();

    assertThat(exitCode).as(screen).isEqualTo(ExitCode.INTERRUPTED);
    assertThat(lastLine(screen))
        .as("a line of its own, and the last: nothing is drawn after it")
        .startsWith("tif1: interrupted after ")
        .endsWith("run the same command again to go on");
    assertThat(screen).endsWith("\r\n").doesNotContain("\u001b[?25l");
    assertThat(Run.of(sync()).exitCode()).isZero();
    assertThat(cdn.requests(last)).isEqualTo(2);
  }

  private static String lastLine(String screen) {
    String[] lines = screen.split("\r+\n");
    String last = lines[lines.length - 1];
    return last.substring(last.lastIndexOf('\r') + 1); // what was drawn before was drawn over
  }
}
