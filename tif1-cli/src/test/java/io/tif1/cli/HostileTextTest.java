package io.tif1.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is published steers no terminal, and reaches a file or a pipe as it is. */
class HostileTextTest {
  /** Clears the screen, sets the title, goes to the line's begin, turns letters around. */
  private static final String TEXT = "\u001b[2J\u001b]0;x\u0007\r\u0000\u009b1m\u2028\u202eevil";

  /** No terminal for errors: the line that is drawn there while a fetch takes long is ours. */
  private static final Run.Screen TERMINAL = new Run.Screen(true, false, true, 200);

  @TempDir private static Path directory;
  private static FakeCdn server;
  private static Path authority;

  @BeforeAll
  static void start() {
    SimulatedSession published = SimCdn.smallRace();
    var escaped = new StringBuilder();
    TEXT.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
    Content hostile =
        path -> {
          byte[] bytes = published.bytes(path);
          // The names of drivers, the texts of messages, and a column that nobody knew.
          return bytes == null
              ? null
              : new String(bytes, UTF_8)
                  .replaceAll("(\"(?:fn|ln|team)\":\")", "$1" + quoted(escaped))
                  .replaceAll("(\"msg\":\\[\")", "$1" + quoted(escaped))
                  .replaceFirst("(\"lap\":)", "\"x" + quoted(escaped) + "\":[],$1")
                  .getBytes(UTF_8);
        };
    server = FakeCdn.serving(hostile);
    authority = server.writeCaPem(directory);
  }

  private static String quoted(CharSequence text) {
    return text.toString().replace("\\", "\\\\");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Run run(Run.Screen screen, String words) {
    var all = new ArrayList<>(Arrays.asList(words.split(" ", -1)));
    all.addAll(List.of("--cdn", server.baseUri().toString(), "--ca", authority.toString()));
    all.addAll(List.of("--cache-dir", directory.resolve("cache").toString(), "--retries", "0"));
    return Run.on(screen, all.toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "drivers 2021 spa R",
        "drivers 2021 spa R --csv",
        "laps 2021 spa R --all-columns",
        "results 2021 spa R",
        "messages 2021 spa R",
        "messages 2021 spa R --csv",
        "sql select(*)from(drivers) 2021 spa R",
        "fetch 2021 spa R drivers.json",
        "drivers 2021 spa R -v",
        "drivers 2021 spa \u001b[2J",
        "laps 2021 spa R --driver \u001b[2J\u202e",
      })
  void g7_aTerminalObeysNothingOfIt(String words) {
    Run run = run(TERMINAL, words);

    assertThat(run.out() + run.err()).isNotBlank();
    assertThat((run.out() + run.err()).replace("\r\n", "\n"))
        .satisfies(
            shown ->
                assertThat(shown.codePoints().filter(c -> c != '\n' && SafeText.isObeyed(c)))
                    .isEmpty());
  }

  @Test
  void g7_whatIsLoggedOnATerminalIsShown() {
    var terminal = new ByteArrayOutputStream();
    PrintStream log = SafeStream.to(new PrintStream(terminal, true, UTF_8));
    log.println(TEXT);
    log.printf("%s%n", TEXT);
    new IllegalStateException(TEXT).printStackTrace(log);

    assertThat(terminal.toString(UTF_8).codePoints().filter(c -> c != '\n' && c != '\t'))
        .isNotEmpty()
        .noneMatch(SafeText::isObeyed);
  }

  @Test
  void g7_aPipeGetsItAsPublished() {
    assertThat(run(Run.Screen.NONE, "drivers 2021 spa R --csv").out()).contains(TEXT);
  }

  @Test
  void dataIsShownAsItIsHoweverItIsCut() throws IOException {
    String text = "Pérez, 周冠宇 \uD83C\uDFC1\n\tno control\n".replace("\t", " ");
    var random = new Random(1);
    for (int i = 0; i < 50; i++) {
      assertThat(shown(text.getBytes(UTF_8), random)).isEqualTo(text);
    }
  }

  @Test
  void whateverBytesComeATerminalObeysNone() throws IOException {
    var random = new Random(2);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(40)];
      random.nextBytes(bytes);
      assertThat(shown(bytes, random).codePoints().filter(c -> c != '\n'))
          .noneMatch(SafeText::isObeyed);
    }
  }

  private static String shown(byte[] bytes, Random random) throws IOException {
    var terminal = new ByteArrayOutputStream();
    try (var safe = new SafeOutput(terminal)) {
      for (int from = 0; from < bytes.length; ) {
        int count = Math.min(1 + random.nextInt(5), bytes.length - from);
        safe.write(bytes, from, count);
        from += count;
      }
    }
    return terminal.toString(UTF_8);
  }
}
