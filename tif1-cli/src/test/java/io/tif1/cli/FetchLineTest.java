package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.Resource;
import io.tif1.client.event.FetchEvent;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.client.event.FetchEvent.Finished;
import io.tif1.client.event.FetchEvent.Result;
import io.tif1.client.event.FetchEvent.Started;
import io.tif1.client.event.FetchEvent.Timing;
import io.tif1.model.SessionKey;
import io.tif1.testkit.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a terminal shows while files are on their way. */
class FetchLineTest {
  private static final long SECOND = 1_000_000_000;
  private static final Resource<?> FILE =
      Resource.json(new SessionKey(2021, "Belgian Grand Prix", "Race"), "drivers.json");

  private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

  private static Io io(ByteArrayOutputStream err, boolean terminal, int columns) {
    return new Io(
        new ByteArrayInputStream(new byte[0]),
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        terminal,
        false,
        columns);
  }

  private FetchLine line(int columns) {
    return FetchLine.drawnByHand(io(screen, true, columns));
  }

  private String screen() {
    return screen.toString(StandardCharsets.UTF_8);
  }

  private static FetchEvent ended(@Nullable String problem, long bytes) {
    var timing =
        new Timing("h2", false, bytes, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    String verdict = problem == null ? "OK" : "FAILED";
    return new AttemptEnded(
        1, "a.example", URI.create("https://a.example"), 1, verdict, 0, timing, problem);
  }

  private static FetchEvent finished() {
    return new Finished(1, FILE, Result.SUCCEEDED, Duration.ZERO, null);
  }

  @Test
  void e10_filesDoneOfFilesWithBytesAndTheTimeLeftAreShown() {
    try (FetchLine line = line(80)) {
      line.expect(10);
      line.see(new Started(1, FILE));
      line.see(ended(null, 4000));
      line.see(finished());
      line.draw(2 * SECOND);
    }
    assertThat(screen()).contains("\rFetching: 1 of 10 files, 4.0 kB, about 18 s to go");
  }

  @Test
  void e10_theLineIsErasedAtTheEnd() {
    FetchLine line = line(80);
    line.see(new Started(1, FILE));
    line.draw(SECOND);
    String drawn = screen().substring(1);
    line.close();
    line.draw(SECOND);
    assertThat(screen()).isEqualTo("\r" + drawn + "\r" + " ".repeat(drawn.length()) + "\r");
  }

  @Test
  void e10_aLineNeverWrapsAndTextOfTheNetworkMovesNoCursor() {
    try (FetchLine line = line(40)) {
      line.see(new Started(1, FILE));
      line.see(ended("\u001b[2Jhost not found " + "x".repeat(100), 0));
      line.draw(SECOND);
    }
    assertThat(screen().split("\r")).allMatch(part -> part.length() < 40);
    assertThat(screen()).doesNotContain("\u001b");
  }

  @Test
  void e8_whileNoFileHasComeTheLastProblemIsShown() {
    try (FetchLine line = line(80)) {
      line.see(new Started(1, FILE));
      line.see(ended("host not found", 0));
      line.draw(3 * SECOND);
    }
    assertThat(screen()).contains("\rWaiting for the first file, 3 s; a.example: host not found");
  }

  @Test
  void nothingIsShownBeforeAnythingIsFetched() {
    try (FetchLine line = line(80)) {
      line.draw(3 * SECOND);
    }
    assertThat(screen()).isEmpty();
  }

  /** Counts down when the program writes of what it waits for. */
  private static final class Watched extends ByteArrayOutputStream {
    private final CountDownLatch waiting = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      if (toString(StandardCharsets.UTF_8).contains("Waiting for the first file")) {
        waiting.countDown();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "laps 2021 spa R",
        "fastest 2021 spa R",
        "telemetry 2021 spa R --driver VER --lap 1",
        "plot lap-times 2021 spa R --out plot.svg",
        "export laps 2021 spa R --to laps.csv",
        "sql --session 2021/spa/R 'select * from laps'"
      })
  void e8_aCommandThatWaitsForACdnGivesASignOfLife(String words, @TempDir Path directory)
      throws Exception {
    var err = new Watched();
    CompletableFuture<Integer> run;
    try (SimCdn cdn = SimCdn.race(directory)) {
      cdn.server().faultAlways(Fault.delay(Duration.ofMinutes(10)));
      String[] args = cdn.with(split(words, directory));
      run = CompletableFuture.supplyAsync(() -> Program.run(io(err, true, 100), args));
      err.waiting.await();
    }
    assertThat(run.get()).as(err.toString(StandardCharsets.UTF_8)).isEqualTo(ExitCode.FAILED);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("\rWaiting for the first file");
  }

  @Test
  void withoutATerminalNothingIsDrawn() {
    FetchLine line = FetchLine.of(io(screen, false, 80), false);
    line.see(new Started(1, FILE));
    line.close();
    assertThat(screen()).isEmpty();
  }

  private static String[] split(String words, Path directory) {
    List<String> args = new ArrayList<>();
    for (String word : words.split(" (?![^']*'(?:[^']*'[^']*')*[^']*$)")) {
      String plain = word.replace("'", "");
      boolean file = plain.endsWith(".svg") || plain.endsWith(".csv");
      args.add(file ? directory.resolve(plain).toString() : plain);
    }
    return args.toArray(String[]::new);
  }
}
