package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.SeenRequest;
import io.tif1.testkit.sim.SimulatedSchedule;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each command does what each common option that it has says, seen from outside: by what a CDN was
 * asked, what is on disk and what is written. What a command does not have, it refuses ({@link
 * OptionRulesTest}).
 */
class HeededOptionsTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final int COMING = Instant.now().atZone(ZoneOffset.UTC).getYear() + 1;

  private static final SimulatedSession RACE = SimCdn.smallRace();

  private static final String DRIVER = RACE.drivers().get(0).code();
  private static final List<String> SPA = List.of("2021", "spa", "R");
  private static final List<String> FOLDER = List.of("2021", "Belgian Grand Prix", "Race");

  /** What is typed for each command; a file named OUT is in the folder of the test. */
  private static final Map<String, List<String>> COMMANDS = commands();

  private static Map<String, List<String>> commands() {
    var all = new LinkedHashMap<String, List<String>>();
    String coming = String.valueOf(COMING);
    all.put("events", List.of(coming));
    all.put("sessions", List.of(coming, "1"));
    for (String listing : List.of("drivers", "laps", "fastest", "weather", "messages", "results")) {
      all.put(listing, SPA);
    }
    all.put("telemetry", joined(SPA, "--driver", DRIVER, "--laps", "1-2"));
    all.put("plot", joined(List.of("lap-times"), "2021", "spa", "R", "--out", "OUT.svg"));
    all.put("sync", SPA);
    all.put(
        "export", joined(List.of("telemetry"), "2021", "spa", "R", "--force", "--to", "OUT.csv"));
    all.put("sql", joined(List.of("select driver, lap_number from laps"), "2021", "spa", "R"));
    all.put("fetch", joined(FOLDER, "drivers.json", "weather.json", DRIVER + "/laptimes.json"));
    all.put("cache info", List.of());
    all.put("cache list", List.of());
    all.put("cache verify", List.of());
    all.put("cache prune", List.of("--max-size", "1G"));
    all.put("cache clear", List.of());
    all.put("lock", joined(FOLDER, "--out", "OUT.lock"));
    all.put("verify", List.of("OUT.pinned"));
    all.put("diff", List.of("OUT.pinned"));
    all.put("stats", List.of());
    all.put("doctor", List.of());
    all.put("config show", List.of());
    all.put("config explain", List.of());
    all.put("config set", List.of("max_retries", "1"));
    all.put("completion", List.of());
    all.put("version", List.of());
    all.put("help", List.of());
    all.put("demo", List.of());
    return all;
  }

  /** They change nothing but how the answer is written, or do not mind what is in the cache. */
  private static final Set<CommonOption> WARM =
      EnumSet.of(
          CommonOption.REFRESH,
          CommonOption.JSON,
          CommonOption.CSV,
          CommonOption.COLUMNS,
          CommonOption.ALL_COLUMNS,
          CommonOption.LIMIT);

  private static final Set<List<String>> HEEDED = heeded().collect(Collectors.toSet());

  private static List<String> joined(List<String> first, String... more) {
    return Stream.concat(first.stream(), Arrays.stream(more)).toList();
  }

  /** Of all tests but those of what goes on at once: starting one takes longer than a run. */
  private static final FakeCdn SHARED = serve();

  /** Asked by those that ask for one file at a time. */
  private static final FakeCdn ONE_AT_A_TIME = serve();

  /** The cache of those that may find something in it: what one has fetched the next need not. */
  @TempDir private static Path warm;

  /** A cache with the drivers, and a lock: made once and copied. */
  @TempDir private static Path made;

  /** What commands do without further options, by which several of these are judged. */
  private static final Map<String, Plain> PLAIN = new HashMap<>();

  private static final Map<String, Run> CSV = new HashMap<>();

  /**
   * @param requests how many it sent, with nothing in the cache
   * @param cached whether it made the cache
   */
  private record Plain(Run run, int requests, boolean cached) {}

  private Path directory;
  private Path cache;
  private FakeCdn server = SHARED;
  private Path authority;
  private Path settings;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    cache = directory.resolve("cache");
    use(SHARED);
  }

  @AfterEach
  void heal() {
    SHARED.heal();
  }

  @AfterAll
  static void stop() {
    SHARED.close();
    ONE_AT_A_TIME.close();
  }

  private static FakeCdn serve() {
    String schedule = SimulatedSchedule.ofSeason(COMING, 22).json();
    return FakeCdn.serving(
        path ->
            path.startsWith("schedule")
                ? schedule.getBytes(StandardCharsets.UTF_8)
                : RACE.bytes(path.replace("@" + COMMIT, "@main")));
  }

  private void use(FakeCdn cdn) throws IOException {
    server = cdn;
    authority = cdn.writeCaPem(directory);
    settings = settings("");
  }

  /** What was asked for since so many requests were. */
  private Stream<SeenRequest> since(int before) {
    List<SeenRequest> all = server.requests();
    return all.stream().skip(Math.max(0, all.size() - (server.requestCount() - before)));
  }

  /** Settings under which nothing leaves this machine. */
  private Path settings(String more) throws IOException {
    return Files.writeString(
        directory.resolve(more.isEmpty() ? "rc" : "other-rc"),
        "{\"http_resolvers\":[\"standard\"],\"schedule_url\":\""
            + server.baseUri()
            + "/schedule_{season}.json\""
            + more
            + "}");
  }

  /** A command line of the command, with these options and the others that a test needs. */
  private Run run(String command, String... options) {
    var words = new ArrayList<>(List.of(command.split(" ")));
    COMMANDS.get(command).stream()
        .map(word -> word.startsWith("OUT") ? directory.resolve(word).toString() : word)
        .forEach(words::add);
    words.addAll(List.of(options));
    complete(command, words, "--cdn", server.baseUri().toString());
    complete(command, words, "--cache-dir", cache.toString());
    complete(command, words, "--config", settings.toString());
    complete(command, words, "--ca", authority.toString());
    complete(command, words, "--retries", "0");
    return Run.of(words.stream().filter(word -> !word.isEmpty()).toArray(String[]::new));
  }

  /** Adds an option if the command has it and it is not there; one that is empty is taken away. */
  private static void complete(String command, List<String> words, String option, String value) {
    if (words.contains(option + "=none")) {
      words.remove(option + "=none");
    } else if (!words.contains(option) && has(command, option)) {
      words.addAll(List.of(option, value));
    }
  }

  private static boolean has(String command, String option) {
    return HEEDED.contains(List.of(command, option));
  }

  /** Each command with each common option that it has. */
  static Stream<List<String>> heeded() {
    return OptionRulesTest.leaves()
        .flatMap(
            line ->
                Stream.of(CommonOption.values())
                    .map(CommonOption::typed)
                    .filter(option -> line.getCommandSpec().findOption(option) != null)
                    .map(option -> List.of(OptionRulesTest.name(line), option)));
  }

  private Plain plain(String command) {
    Plain known = PLAIN.get(command);
    if (known != null) {
      return known;
    }
    Path usual = cache;
    cache = directory.resolve("plain");
    int before = server.requestCount();
    Run run = run(command);
    var plain = new Plain(run, server.requestCount() - before, Files.isDirectory(cache));
    cache = usual;
    PLAIN.put(command, plain);
    return plain;
  }

  private Run csv(String command) {
    return CSV.computeIfAbsent(command, any -> run(command, "--csv"));
  }

  /** Puts the drivers into the cache. */
  private void fill() throws IOException {
    Path usual = cache;
    cache = made.resolve("cache");
    if (!Files.exists(cache)) {
      run("drivers");
    }
    Files.createDirectory(usual);
    try (Stream<Path> files = Files.list(cache)) {
      for (Path file : files.toList()) {
        Files.copy(file, usual.resolve(file.getFileName()));
      }
    }
    cache = usual;
  }

  private void lock() throws IOException {
    Path lock = made.resolve("lock");
    if (!Files.exists(lock)) {
      writeLock(lock);
    }
    Files.copy(lock, directory.resolve("OUT.pinned"));
  }

  private void writeLock(Path out) {
    var words = new ArrayList<>(List.of("lock"));
    words.addAll(FOLDER);
    words.addAll(List.of("--out", out.toString()));
    words.addAll(List.of("--ref", "2021=" + COMMIT, "--no-cache"));
    words.addAll(List.of("--cdn", server.baseUri().toString(), "--ca", authority.toString()));
    words.addAll(List.of("--config", settings.toString(), "--max-concurrent", "1"));
    Run run = Run.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  @Test
  void everyCommandIsTried() {
    assertThat(OptionRulesTest.leaves().map(OptionRulesTest::name))
        .containsExactlyInAnyOrderElementsOf(COMMANDS.keySet());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("heeded")
  void e1_anOptionThatACommandHasIsHeeded(List<String> pair) throws IOException {
    String command = pair.get(0);
    if (command.equals("verify") || command.equals("diff")) {
      lock();
    }
    if (command.equals("stats") || command.startsWith("cache")) {
      fill();
    }
    CommonOption option = CommonOption.of(pair.get(1)).orElseThrow();
    if (WARM.contains(option) && has(command, "--offline")) {
      cache = warm;
    }
    int before = server.requestCount();
    switch (option) {
      case CDN -> cdn(command);
      case CACHE_DIR -> cacheDir(command);
      case CONFIG -> config(command);
      case CA -> assertThat(run(command, "-v", "--ca=none")).satisfies(this::isDistrusted);
      case MAX_CONCURRENT -> maxConcurrent(command);
      case RETRIES -> retries(command);
      case TIMEOUT -> timeout(command);
      case OFFLINE -> {
        run(command, "--offline");
        assertThat(server.requestCount()).isEqualTo(before);
      }
      case NO_CACHE -> {
        Run run = run(command, "--no-cache");
        assertThat(cache.toFile().exists()).as(run.err()).isFalse();
      }
      case REFRESH -> refresh(command);
      case REF -> {
        run(command, "--ref", "2021=" + COMMIT);
        assertThat(since(before).map(SeenRequest::path))
            .isNotEmpty()
            .allMatch(path -> path.startsWith("2021@" + COMMIT));
      }
      case JSON -> json(run(command, "--json"));
      case CSV ->
          assertThat(csv(command).out().lines().findFirst().orElse(""))
              .contains(",")
              .doesNotContain(" ");
      case COLUMNS -> {
        String last = last(csv(command));
        assertThat(run(command, "--csv", "--columns", last).out().lines().findFirst())
            .contains(last);
      }
      case ALL_COLUMNS ->
          assertThat(run(command, "--all-columns").out().lines().findFirst().orElse("").strip())
              .endsWith(last(csv(command)));
      case LIMIT -> assertThat(run(command, "--csv", "--limit", "1").out().lines()).hasSize(2);
    }
  }

  private static String last(Run csv) {
    String names = csv.out().lines().findFirst().orElse("");
    return names.substring(names.lastIndexOf(',') + 1);
  }

  private void cdn(String command) {
    if (command.startsWith("cache")) { // what is in the cache belongs to the CDNs it came from
      String other = said(run(command, "--cdn", "https://cdn.example/a"));
      assertThat(said(run(command))).isNotEqualTo(other);
    } else {
      assertThat(plain(command).requests()).as(said(plain(command).run())).isPositive();
    }
  }

  private void cacheDir(String command) {
    if (command.startsWith("cache") || command.equals("stats") || command.equals("doctor")) {
      String other = said(run(command, "--cache-dir", directory.resolve("other").toString()));
      assertThat(said(run(command))).isNotEqualTo(other);
    } else {
      assertThat(plain(command).cached()).as(said(plain(command).run())).isTrue();
    }
  }

  private static String said(Run run) {
    return run.out() + run.err();
  }

  private void config(String command) throws IOException {
    if (command.equals("config set")) { // the file is the one to write
      run(command);
      assertThat(settings).content().contains("max_retries");
      return;
    }
    Path senseless = settings(",\"pool_maxsize\":\"soon\"");
    Run run = run(command, "--config", senseless.toString());
    assertThat(run.exitCode()).isNotEqualTo(ExitCode.OK);
    assertThat(said(run)).contains("pool_maxsize", "soon");
  }

  private void isDistrusted(Run run) {
    assertThat(said(run)).containsAnyOf("certif", "PKIX", "TLS");
  }

  private void maxConcurrent(String command) throws IOException {
    assertThat(run(command, "--max-concurrent", "0").exitCode()).isEqualTo(ExitCode.USAGE);
    use(ONE_AT_A_TIME);
    int before = server.requestCount();
    Run run = run(command, "--max-concurrent", "1");
    assertThat(server.requestCount()).as(run.err()).isGreaterThan(before);
    assertThat(server.peakInFlight()).as("of all commands so far").isOne();
  }

  private void retries(String command) {
    server.faultAlways(Fault.status(503));
    int before = server.requestCount();
    run(command, "--retries", "0");
    Map<String, Long> attempts =
        since(before).collect(Collectors.groupingBy(SeenRequest::path, Collectors.counting()));
    assertThat(attempts).isNotEmpty();
    assertThat(attempts.values()).containsOnly(1L);
  }

  private void timeout(String command) {
    server.faultAlways(new Fault.StallAfter(1));
    Run run = run(command, "-v", "--timeout", "0.25");
    assertThat(said(run)).containsAnyOf("0.25 s", "250 ms", "0.25s");
  }

  /** Once fetched, files come from the cache; with the option, all come anew. */
  private void refresh(String command) {
    run(command);
    int first = server.requestCount();
    run(command);
    int second = server.requestCount();
    run(command, "--refresh");
    if (!command.equals("diff")) { // what is published now is asked for anyway
      assertThat(second).as("from the cache").isEqualTo(first);
    }
    assertThat(server.requestCount() - second).as("anew").isEqualTo(plain(command).requests());
  }

  private static void json(Run run) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(run.outBytes())) {
      assertThat(json.nextToken()).as(run.err()).isNotNull();
      while (json.nextToken() != null) {
        continue;
      }
    }
  }
}
