package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.JsonDocument;
import io.tif1.testkit.CdnLayout;
import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A season locked at a commit, on a CDN that can be asked for the commit and on one in the layout
 * of Hugging Face, which has one version only.
 */
class LockedVersionTest {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final String SESSION = "/Belgian Grand Prix/Race/";
  private static final String FILE = "2025" + SESSION + "rcm.json";
  private static final String LOCKED = "{\"locked\": true}";

  private final Map<String, String> atCommit = new ConcurrentHashMap<>();
  private final Map<String, String> atMain = new ConcurrentHashMap<>();
  private final FakeCdn first = FakeCdn.builder().content(content(atCommit)).start();
  private final FakeCdn other =
      FakeCdn.builder()
          .layout(CdnLayout.HUGGING_FACE)
          .host("127.0.0.1")
          .content(content(atMain))
          .start();

  @TempDir private Path directory;

  private static Content content(Map<String, String> texts) {
    return path -> bytes(texts.get(path));
  }

  private static byte @Nullable [] bytes(@Nullable String text) {
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  @BeforeEach
  void publishAndLock() {
    atCommit.put("2025@" + COMMIT + SESSION + "rcm.json", LOCKED);
    publishAtMain(LOCKED);
    new Lock(
            new TreeMap<>(Map.of(2025, COMMIT)),
            new TreeMap<>(
                Map.of(
                    FILE,
                    Lock.digest(JsonDocument.copyOf(LOCKED.getBytes(StandardCharsets.UTF_8))))))
        .write(lock());
  }

  @AfterEach
  void close() {
    other.close();
    first.close();
  }

  private void publishAtMain(String text) {
    atMain.put("2025@main" + SESSION + "rcm.json", text);
  }

  private Path lock() {
    return directory.resolve("a.lock");
  }

  private Run verify(FakeCdn... cdns) {
    return run(List.of(cdns), "verify", lock().toString());
  }

  private Run run(List<FakeCdn> cdns, String... words) {
    var args = new ArrayList<>(List.of(words));
    for (FakeCdn cdn : cdns) {
      args.addAll(List.of("--cdn", cdn.template()));
    }
    args.addAll(List.of("--ca", first.writeCaPem(directory).toString(), "--retries", "0"));
    args.addAll(List.of("--cache-dir", directory.resolve("cache").toString()));
    return Run.of(args.toArray(String[]::new));
  }

  private static String name(FakeCdn cdn) {
    return cdn.baseUri().getRawAuthority();
  }

  @Test
  void whatACdnWithoutVersionsHasIsTakenIfItIsTheLockedFile() {
    Run run = verify(other);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("1 file: no difference; 1 from " + name(other));
  }

  @Test
  void whenTheCdnWithVersionsFailsTheOtherOneIsAsked() {
    first.faultAlways(Fault.status(503));
    Run run = verify(first, other);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("1 from " + name(other));
  }

  @Test
  void anotherVersionIsPassedOverForTheNextCdn() {
    publishAtMain("{\"locked\": false}");
    Run run = verify(other, first);

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).contains("1 file: no difference; 1 from " + name(first));
    assertThat(other.requestCount()).isOne();
  }

  @Test
  void anotherVersionAloneIsAnErrorThatSaysSoAndNoDifference() {
    publishAtMain("{\"locked\": false}");
    Run run = verify(other);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err())
        .contains("is another version of the file than tif1.lock has")
        .contains(name(other))
        .contains("not known: 1 file");
  }

  @Test
  void anAbsenceAtACdnWithoutVersionsDoesNotMakeTheFileMissing() {
    atMain.clear();
    Run run = verify(other);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("no CDN in cdns that has the file has it at that version");
  }

  @Test
  void whatTheCdnWithVersionsDoesNotHaveIsMissingAlthoughTheOtherHasAnotherVersion() {
    atCommit.clear();
    publishAtMain("{\"locked\": false}");
    Run run = verify(first, other);

    assertThat(run.out().strip()).isEqualTo("missing  " + FILE);
  }

  @Test
  void whatACdnSendsThatCanBeAskedForTheVersionIsADifference() {
    atCommit.put("2025@" + COMMIT + SESSION + "rcm.json", "{\"locked\": false}");
    Run run = verify(first, other);

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out().strip()).isEqualTo("changed  " + FILE);
    assertThat(run.err()).contains("changed: 1 from " + name(first));
  }

  @Test
  void withoutALockACdnWithoutVersionsIsNotAskedForAPinnedSeason() {
    Run run =
        run(
            List.of(other),
            "fetch",
            "--ref",
            "2025=" + COMMIT,
            "2025",
            "Belgian Grand Prix",
            "Race",
            "rcm.json");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(other.requestCount()).isZero();
  }

  @Test
  void diffNamesTheCdnThatItComparesWith() {
    publishAtMain("{\"locked\": false}");
    Run run = run(List.of(other), "diff", lock().toString());

    assertThat(run.out().strip()).isEqualTo("changed  " + FILE);
    assertThat(run.err()).contains("changed: 1 from " + name(other));
  }
}
