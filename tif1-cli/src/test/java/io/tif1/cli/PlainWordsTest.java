package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.LapColumn;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages for who types command lines: options, files and years, and no word that only a
 * programmer in Java knows. One line for each way in which a command can end badly.
 */
class PlainWordsTest {
  /** Calls, types, packages, constants, and what the JVM says of problems. */
  private static final Pattern JAVA =
      Pattern.compile(
          "\\w+\\(\\)"
              + "|\\b\\w+(?:Exception|Error)\\b"
              + "|\\bnew [A-Z]"
              + "|\\b(?:java|javax|io\\.tif1|jdk|sun|okhttp3|picocli)\\.\\w+"
              + "|\\b[A-Z]+_[A-Z_]+\\b"
              + "|\\b[A-Z][a-z]+[A-Z]\\w*\\.[A-Z_]+\\b"
              + "|\\b(?!(?:FastF1|LapTime|LapNumber)\\b)[A-Z][a-z]+(?:[A-Z][a-z]+)+\\b"
              + "|\\bnull\\b|\\bNaN\\b|\\bNumberFormat|is not an? (?:int|long|double|boolean)\\b"
              + "|a defect of the program");

  private static final Pattern ALLOWED =
      Pattern.compile("\"[^\"]*\"|\\S*/\\S*|TIF1_\\w+|JAVA_HOME|JAVA_OPTS");

  private static final SimulatedSession RACE = SimCdn.smallRace();

  /** Of all tests: starting one takes longer than a run of the program. */
  private static final FakeCdn SERVER = FakeCdn.serving(RACE);

  private Path directory;
  private LocalLine local;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    Files.createDirectory(directory.resolve("folder"));
    Files.writeString(directory.resolve("broken.json"), "{\"max_retries\": ");
    Files.writeString(directory.resolve("wrong.json"), "{\"max_retries\": \"many\"}");
    Files.writeString(directory.resolve("plain.txt"), "no certificate, no lock, no JSON");
    Files.write(directory.resolve("binary"), new byte[] {(byte) 0xff, 0, 1});
    local = local(SERVER);
  }

  @AfterEach
  void heal() {
    SERVER.heal();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  /** Without retries, with a cache of its own, and with nothing that leaves this machine. */
  private LocalLine local(FakeCdn cdn) throws IOException {
    Path settings = directory.resolve("rc");
    Files.writeString(settings, "{\"http_resolvers\": [\"standard\"]}");
    var options = new LinkedHashMap<String, String>();
    options.put("--cdn", cdn.baseUri().toString());
    options.put("--ca", cdn.writeCaPem(directory).toString());
    options.put("--config", settings.toString());
    options.put("--cache-dir", directory.resolve("cache").toString());
    options.put("--retries", "0");
    return new LocalLine(options);
  }

  private Run run(String words) {
    var args = new ArrayList<String>();
    for (String word : words.split(" ")) {
      args.add(word.replace('~', ' ').replace("DIR", directory.toString()));
    }
    return Run.of(local.complete(args).toArray(String[]::new));
  }

  @ParameterizedTest
  @ValueSource(strings = {"--limit -1", "--columns LapTime --all-columns"})
  void e12_optionsThatMakeNoSenseAreRefusedBeforeAnythingIsFetched(String options) {
    int before = SERVER.requestCount();
    Run run = run("laps 2021 spa R " + options);

    assertPlain(run);
    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(SERVER.requestCount()).isEqualTo(before);
  }

  private static void assertPlain(Run run) {
    String said = run.err();
    assertThat(run.exitCode()).as(said).isNotZero();
    assertThat(said).isNotBlank();
    String own = ALLOWED.matcher(said).replaceAll("");
    for (LapColumn column : LapColumn.values()) { // which are typed so after --columns
      own = own.replaceAll("\\b" + column.columnName() + "\\b", "");
    }
    assertThat(JAVA.matcher(own).results().map(found -> found.group()).toList()).as(said).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lapz 2021 spa R",
        "laps",
        "laps twenty spa R",
        "laps 99999999999 spa R",
        "laps 1950 spa R",
        "laps 2021 nowhere R",
        "laps 2021 spa FP9",
        "laps 2021 spa R more",
        "laps 2021 spa R --nothing",
        "laps 2021 spa R --limit",
        "laps 2021 spa R --limit ten",
        "laps 2021 spa R --limit -1",
        "laps 2021 spa R --laps 9-3",
        "laps 2021 spa R --laps a-b",
        "laps 2021 spa R --stint x",
        "laps 2021 spa R --json --csv",
        "laps 2021 spa R --offline --refresh",
        "laps 2021 spa R --offline --cache-dir DIR/none",
        "laps 2021 spa R --timeout soon",
        "laps 2021 spa R --timeout -5",
        "laps 2021 spa R --retries many",
        "laps 2021 spa R --max-concurrent 0",
        "laps 2021 spa R --cdn nonsense",
        "laps 2021 spa R --cdn ftp://a.example",
        "laps 2021 spa R --cdn http://a.example",
        "laps 2021 spa R --ca DIR/none.pem",
        "laps 2021 spa R --ca DIR/folder",
        "laps 2021 spa R --ca DIR/plain.txt",
        "laps 2021 spa R --ca DIR/binary",
        "laps 2021 spa R --config DIR/none.json",
        "laps 2021 spa R --config DIR/folder",
        "laps 2021 spa R --config DIR/broken.json",
        "laps 2021 spa R --config DIR/wrong.json",
        "laps 2021 spa R --ref 2021=",
        "laps 2021 spa R --ref ~",
        "laps 2021 ~ R",
        "laps 2021 ../.. R --exact",
        "telemetry 2021 spa R",
        "telemetry 2021 spa R --lap 1",
        "telemetry 2021 spa R --driver VER --lap x",
        "telemetry 2021 spa R --driver VER --lap 1 --fastest",
        "plot nothing 2021 spa R --out DIR/a.svg",
        "plot speed 2021 spa R --out DIR/a.gif",
        "plot speed 2021 spa R --out DIR/a.svg --lap VER",
        "plot speed 2021 spa R --out DIR/a.svg --lap VER:x",
        "plot map 2021 spa R --out DIR/a.svg --colour taste",
        "plot map 2021 spa R --out DIR/a.svg --theme pink",
        "plot map 2021 spa R --out DIR/a.svg --size huge",
        "plot map 2021 spa R --out DIR/a.svg --size 1x1",
        "plot gap 2021 spa R --out DIR/a.svg --fastest",
        "export nothing 2021 spa R --to DIR/a.csv",
        "export laps 2021 spa R --to DIR/a.xls",
        "export laps 2021 spa R --to DIR/none/a.csv",
        "export laps 2021 spa R --to DIR/plain.txt",
        "export laps 2021 spa R --to DIR/a.csv --lap x",
        "sql",
        "sql select 2021 spa R",
        "sql select~*~from~nothing 2021 spa R",
        "sql select~*~from~telemetry 2021 spa R",
        "sql select~1 2021 spa R --session x",
        "sql select~1 --telemetry VER:x 2021 spa R",
        "fetch 2021 spa R",
        "fetch 2021 spa R ../secret",
        "fetch 2021 spa R @DIR/none.txt",
        "fetch 2021 spa R drivers.json --out DIR/plain.txt",
        "sync 2021 spa R --rate none",
        "sync 2021 spa R --rate -1",
        "sync 2021 spa R --no-cache",
        "cache",
        "cache nothing",
        "cache prune --max-bytes huge --cache-dir DIR/cache",
        "verify DIR/none.lock",
        "verify DIR/plain.txt",
        "verify DIR/folder",
        "verify DIR/binary",
        "diff DIR/none.lock",
        "diff DIR/plain.txt DIR/plain.txt",
        "config set nothing 1 --config DIR/new.json",
        "config set max_retries many --config DIR/new.json",
        "config set max_retries 1 --config DIR/none/new.json",
        "config set max_retries 1 --config DIR/broken.json",
        "config set max_retries 1 --config DIR/folder",
        "config explain nothing",
        "config show --config DIR/broken.json",
        "stats --cache-dir DIR/plain.txt more",
        "events twenty",
        "sessions 2021 nowhere",
        "help nothing",
        "completion more",
        "@DIR/none.args",
      })
  void e12_aCommandLineThatMakesNoSenseIsRefusedInPlainWords(String words) {
    assertPlain(run(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "laps 2021 monza R",
        "laps 2021 spa R --driver XYZ",
        "laps 2021 spa R --driver Nobody",
        "laps 2021 spa R --compound GLUE",
        "laps 2021 spa R --team Nobody",
        "laps 2021 spa R --track-status x",
        "laps 2021 spa R --columns Nothing",
        "telemetry 2021 spa R --driver XYZ --lap 1",
        "telemetry 2021 spa R --driver XYZ --fastest",
        "plot speed 2021 spa R --out DIR/a.svg --lap XYZ:1 --lap XYZ:2",
        "plot map 2021 spa R --out DIR/folder.d/a.svg --driver XYZ",
        "plot lap-times 2021 spa R --out DIR/none/a.svg",
        "fetch 2021 spa R nothing.json",
        "fetch 2021 spa R drivers.json --offline",
        "results 2021 spa R --offline",
        "plot gap 2021 spa R --out DIR/a.svg --offline",
        "export laps 2021 spa R --to DIR/a.csv --offline",
        "sql select~*~from~laps~where~x~=~1 2021 spa R",
        "sql select~cast('a'~as~int)~from~laps 2021 spa R",
      })
  void e12_whatIsNotThereIsToldInPlainWords(String words) {
    assertPlain(run(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "laps 2021 spa R",
        "fastest 2021 spa R",
        "results 2021 spa R",
        "weather 2021 spa R",
        "telemetry 2021 spa R --driver VER --lap 1",
        "plot gap 2021 spa R --out DIR/a.svg",
        "export laps 2021 spa R --to DIR/a.csv",
        "sql select~*~from~laps 2021 spa R",
        "fetch 2021 spa R drivers.json",
        "fetch 2021 spa R drivers.json weather.json",
        "sync 2021 spa R",
        "lock 2021 spa R --out DIR/tif1.lock",
      })
  void e12_aCdnThatFailsIsToldInPlainWords(String words) {
    List<Fault> faults = List.of(Fault.status(500), Fault.status(403), Fault.status(429));
    for (Fault fault : faults) {
      SERVER.faultAlways(fault);
      assertPlain(run(words));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"drivers.json", "session_laptimes.json"})
  void e12_aBrokenFileIsToldInPlainWords(String path) throws IOException {
    try (var broken = FakeCdn.serving(any -> "{\"a\":".getBytes(StandardCharsets.UTF_8))) {
      local = local(broken);
      assertPlain(run("fetch 2021 spa R " + path + " --no-cache"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "laps 2021 spa R",
        "fetch 2021 spa R drivers.json",
        "sync 2021 spa R",
        "export laps 2021 spa R --to DIR/a.csv",
      })
  void e12_anUntrustedCertificateIsToldInPlainWords(String words) {
    local = local.without("--ca");
    assertPlain(run(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"laps 2021 spa R", "results 2021 spa R", "telemetry 2021 spa R -d VER --lap 1"})
  void e8_whereNothingAnswersTheNextStepIsTold(String words) {
    SERVER.faultAlways(new Fault.RefuseConnect());
    assertNextStepIsTold(run(words));
  }

  /** Who is asked for addresses is this machine: it has none. */
  @Test
  void e8_whereNoHostIsFoundTheNextStepIsTold() throws IOException {
    String resolver = SERVER.baseUri().resolve("/dns-query").toString();
    Path settings = directory.resolve("own-resolver.json");
    Files.writeString(settings, "{\"http_resolvers\": [\"doh://" + resolver + "\"]}");
    String cdns = " --cdn https://a.example --cdn https://b.example";

    Run run = run("laps 2021 spa R --config " + settings + cdns);

    assertNextStepIsTold(run);
    assertThat(run.err()).contains("a.example, b.example: 2 times host not found");
  }

  private static void assertNextStepIsTold(Run run) {
    assertPlain(run);
    assertThat(run.err()).contains("tif1 doctor").contains("--offline");
    assertThat(run.err()).hasSizeLessThan(1200);
  }
}
