package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The exit code of {@code tif1 fetch} for a file, for combinations of what three CDNs answer (all
 * of them with {@code -Dtif1.matrix=all}), as the page of the program has it: 0 if the file was
 * fetched or is in the cache, 3 if every CDN says that it is not published, 1 otherwise.
 */
class ExitCodeMatrixTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  /** The classes of answers that the exit code tells apart. */
  private enum Answer {
    GOOD(Fault.NONE),
    ABSENT(Fault.status(404)),
    REFUSED(Fault.status(403)),
    FAILING(Fault.status(500));

    private final Fault fault;

    Answer(Fault fault) {
      this.fault = fault;
    }
  }

  private final List<FakeCdn> cdns = new ArrayList<>();
  private Path directory;

  @BeforeEach
  void start(@TempDir Path temporary) throws IOException {
    directory = temporary;
    Content everything = path -> "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 3; i++) {
      cdns.add(FakeCdn.builder().content(everything).start());
    }
    Files.writeString(directory.resolve("settings.json"), "{\"cache_ttl_older_seasons\": 0}");
  }

  @AfterEach
  void stop() {
    cdns.forEach(FakeCdn::close);
  }

  /** Each pair of answers at each pair of CDNs, which is a quarter of all; or all, if asked for. */
  private static List<List<Answer>> chosen() {
    if ("all".equals(System.getProperty("tif1.matrix"))) {
      return all();
    }
    return all().stream()
        .filter(a -> (a.get(0).ordinal() + a.get(1).ordinal() + a.get(2).ordinal()) % 4 == 0)
        .toList();
  }

  private static List<List<Answer>> all() {
    var all = new ArrayList<List<Answer>>();
    for (Answer a : Answer.values()) {
      for (Answer b : Answer.values()) {
        for (Answer c : Answer.values()) {
          all.add(List.of(a, b, c));
        }
      }
    }
    return all;
  }

  private static String file(List<Answer> answers) {
    return answers.get(0) + "/" + answers.get(1) + "-" + answers.get(2) + ".json";
  }

  private Run fetch(List<String> files, String... options) {
    var args = new ArrayList<>(List.of("fetch", "2021", "Belgian Grand Prix", "Race"));
    args.addAll(files);
    cdns.forEach(cdn -> args.addAll(List.of("--cdn", cdn.baseUri().toString())));
    args.addAll(List.of("--ca", cdns.get(0).writeCaPem(directory).toString(), "--retries", "0"));
    args.addAll(List.of("--config", directory.resolve("settings.json").toString()));
    args.addAll(List.of("--cache-dir", directory.resolve("cache").toString()));
    args.addAll(List.of(options));
    return Run.of(args.toArray(String[]::new));
  }

  private Run fetchUnder(List<Answer> answers, String... options) {
    for (int i = 0; i < cdns.size(); i++) {
      cdns.get(i).faultAlways(answers.get(i).fault);
    }
    return fetch(List.of(file(answers)), options);
  }

  private void storeAll(String... options) {
    Run run = fetch(chosen().stream().map(ExitCodeMatrixTest::file).toList(), options);
    assertThat(run.exitCode()).as(run.err()).isZero();
  }

  private static int expected(List<Answer> answers) {
    if (answers.contains(Answer.GOOD)) {
      return ExitCode.OK;
    }
    return answers.stream().allMatch(Answer.ABSENT::equals) ? ExitCode.MISSING : ExitCode.FAILED;
  }

  @Test
  void b1_ofAFileThatIsNotStored() {
    for (List<Answer> answers : chosen()) {
      Run run = fetchUnder(answers);

      assertThat(run.exitCode()).as("%s: %s", answers, run.err()).isEqualTo(expected(answers));
      assertThat(run.err()).doesNotContain("stale");
    }
  }

  @Test
  void b1_ofAFileOfACommitThatIsNotStored() {
    for (List<Answer> answers : chosen()) {
      Run run = fetchUnder(answers, "--ref", "2021=" + COMMIT);

      assertThat(run.exitCode()).as("%s: %s", answers, run.err()).isEqualTo(expected(answers));
    }
  }

  @Test
  void b2_aStoredFileThatNoCdnConfirmsIsWrittenAndSaidToBeStale() {
    storeAll();
    for (List<Answer> answers : chosen()) {
      Run run = fetchUnder(answers);

      assertThat(run.exitCode()).as("%s: %s", answers, run.err()).isZero();
      assertThat(run.out()).isEqualTo("{\"a\":1}");
      assertThat(run.err().contains("1 file from the cache is stale: no CDN confirmed it"))
          .as("%s: %s", answers, run.err())
          .isEqualTo(!answers.contains(Answer.GOOD));
    }
  }

  @Test
  void b2_aStoredFileOfACommitIsNeverStale() {
    storeAll("--ref", "2021=" + COMMIT);
    for (List<Answer> answers : chosen()) {
      Run run = fetchUnder(answers, "--ref", "2021=" + COMMIT);

      assertThat(run.exitCode()).as("%s: %s", answers, run.err()).isZero();
      assertThat(run.err()).doesNotContain("stale");
    }
  }
}
