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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void ofFilesThatNobodyAnnouncedNoTimeIsSaid() {
    try (FetchLine line = line(80)) {
      line.see(new Started(1, FILE));
      line.see(new Started(2, FILE));
      line.see(ended(null, 4000));
      line.see(finished());
      line.draw(SECOND);
    }
    assertThat(screen()).contains("\rFetching: 1 of 2 files, 4.0 kB\r");
  }

  @Test
  void whatIsSaidInBetweenStandsOnALineOfItsOwn() {
    try (FetchLine line = line(80)) {
      line.see(new Started(1, FILE));
      line.draw(SECOND);
      line.say("no CDN can be asked now");
    }
    assertThat(screen()).contains(" \rno CDN can be asked now" + System.lineSeparator());
  }

  /** Counts down when the program writes of what it waits for. */
  private static final class Watched extends ByteArrayOutputStream {
    private final CountDownLatch waiting = new CountDownLatch(1);

    @Override
    public synchronized void write(byte[] bytes, int from, int length) {
      super.write(bytes, from, length);
      if (said().contains("\rWaiting for the first file")) {
        waiting.countDown();
      }
    }

    private String said() {
      return toString(StandardCharsets.UTF_8);
    }
  }

  private static final List<String> COMMANDS =
      List.of(
          "laps 2021 spa R",
          "fastest 2021 spa R",
          "telemetry 2021 spa R --driver VER --lap 1",
          "plot lap-times 2021 spa R --out DIR/plot.svg",
          "export laps 2021 spa R --to DIR/laps.csv",
          "sql --session 2021/spa/R select~*~from~laps",
          "fetch 2021 Belgian~Grand~Prix Race drivers.json",
          "fetch 2021 Belgian~Grand~Prix Race drivers.json weather.json",
          "sync 2021 spa R",
          "lock 2021 Belgian~Grand~Prix Race --out DIR/new.lock",
          "verify DIR/old.lock",
          "diff DIR/old.lock");

  /** All at once, for each takes the second that passes before anything is shown. */
  @Test
  void e8_e10_eachCommandThatWaitsForACdnGivesASignOfLife(@TempDir Path directory)
      throws Exception {
    var files = new TreeMap<>(Map.of("2021/Belgian Grand Prix/Race/drivers.json", "0".repeat(64)));
    new Lock(new TreeMap<>(Map.of(2021, Lock.MAIN)), files).write(directory.resolve("old.lock"));
    ExecutorService threads = Executors.newCachedThreadPool();
    var said = new LinkedHashMap<String, Watched>();
    var codes = new LinkedHashMap<String, Future<Integer>>();
    try (SimCdn cdn = SimCdn.race(directory)) {
      cdn.server().faultAlways(Fault.delay(Duration.ofMinutes(10)));
      for (String words : COMMANDS) {
        var err = new Watched();
        String[] args = cdn.with(split(words, directory));
        said.put(words, err);
        codes.put(words, threads.submit(() -> run(err, args)));
      }
      for (Watched err : said.values()) {
        err.waiting.await();
      }
    } finally {
      threads.shutdown();
    }
    for (String words : COMMANDS) {
      String all = words + ": " + said.get(words).said();
      assertThat(codes.get(words).get()).as(all).isEqualTo(ExitCode.FAILED);
      assertThat(all).contains("\rWaiting for the first file");
    }
  }

  private static int run(Watched err, String... args) {
    try {
      return Program.run(io(err, true, 100), args);
    } finally {
      err.waiting.countDown(); // nothing more to wait for
    }
  }

  @Test
  void withoutATerminalNothingIsDrawn() {
    FetchLine line = FetchLine.of(io(screen, false, 80), false);
    line.see(new Started(1, FILE));
    line.close();
    assertThat(screen()).isEmpty();
  }

  private static String[] split(String words, Path directory) {
    return Stream.of(words.split(" "))
        .map(word -> word.replace('~', ' ').replace("DIR", directory.toString()))
        .toArray(String[]::new);
  }
}
