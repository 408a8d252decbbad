package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  private Path directory;
  private Path file;

  @BeforeEach
  void place(@TempDir Path temporary) {
    directory = temporary;
    file = directory.resolve("rc");
  }

  private Run set(String... words) {
    String[] args = new String[words.length + 4];
    System.arraycopy(words, 0, args, 2, words.length);
    args[0] = "config";
    args[1] = "set";
    args[args.length - 2] = "--config";
    args[args.length - 1] = file.toString();
    return Run.of(args);
  }

  @Test
  void setMakesTheFile() {
    Run run = set("max_retries", "7");

    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(file).content().isEqualToIgnoringNewLines("{  \"max_retries\" : 7}");
  }

  @Test
  void setKeepsWhatElseIsThere() throws IOException {
    Files.writeString(
        file, "{\"of_others\": {\"a\": [1, null]}, \"max_retries\": 1, \"lib\": \"x\"}");
    set("max_retries", "7");

    assertThat(Files.readString(file).replaceAll("\\s", ""))
        .isEqualTo("{\"of_others\":{\"a\":[1,null]},\"max_retries\":7,\"lib\":\"x\"}");
  }

  @Test
  void setWritesListsAsLists() throws IOException {
    set("cdns", "https://a.example/x,https://b.example/y");

    assertThat(Files.readString(file).replaceAll("\\s", ""))
        .isEqualTo("{\"cdns\":[\"https://a.example/x\",\"https://b.example/y\"]}");
  }

  @Test
  void setWritesBooleansAsSuch() {
    set("retry_jitter", "off");

    assertThat(file).content().contains("\"retry_jitter\" : false");
  }

  @Test
  void unsetTakesItOut() throws IOException {
    Files.writeString(file, "{\"max_retries\": 1, \"timeout\": 9}");
    set("max_retries", "--unset");

    assertThat(Files.readString(file).replaceAll("\\s", "")).isEqualTo("{\"timeout\":9}");
  }

  @Test
  void aValueThatIsNotAllowedIsTwoAndTheFileStays() throws IOException {
    Files.writeString(file, "{\"max_retries\": 1}");
    Run run = set("max_retries", "-1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("a whole number from 0 to 100");
    assertThat(file).hasContent("{\"max_retries\": 1}");
  }

  @Test
  void aContradictionIsTwoAndTheFileStays() throws IOException {
    Files.writeString(file, "{\"enable_cache\": false}");
    Run run = set("offline_mode", "true");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(file).hasContent("{\"enable_cache\": false}");
  }

  @Test
  void anUnknownKeyIsTwoWithTheOneMeant() {
    Run run = set("max_retrys", "1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("max_retries");
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatIsNotJsonIsTwoAndStays() throws IOException {
    Files.writeString(file, "{max_retries: 1");
    Run run = set("max_retries", "1");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("is not JSON");
    assertThat(file).hasContent("{max_retries: 1");
  }

  @Test
  void aLinkStaysALink() throws IOException {
    Path real = Files.writeString(directory.resolve("dotfiles"), "{}");
    Files.createSymbolicLink(file, real);
    set("max_retries", "7");

    assertThat(file).isSymbolicLink();
    assertThat(real).content().contains("7");
  }

  @Test
  void setLeavesNothingElseBehind() throws IOException {
    set("max_retries", "7");
    set("max_retries", "no");

    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void showSaysWhereAValueComesFrom() throws IOException {
    Files.writeString(file, "{\"max_retries\": 1}");
    Run run = Run.of("config", "show", "max_retries", "--config", file.toString());

    assertThat(run.out().lines())
        .containsExactly("Key          Value  Origin", "max_retries  1      file " + file);
  }

  @Test
  void showDoesNotShowThePasswordOfAProxy() throws IOException {
    Files.writeString(file, "{\"proxy\": \"http://me:secret@proxy.example:3128\"}");
    Run run = Run.of("config", "show", "proxy", "--json", "--config", file.toString());

    assertThat(run.out()).contains("proxy.example").doesNotContain("secret");
  }

  @Test
  void explainSaysWhatIsAllowed() {
    Run run = Run.of("config", "explain", "max_redirects");

    assertThat(run.out().lines())
        .containsExactly(
            "max_redirects = 5 (default)",
            "  How many redirects a request follows. 0 means a redirect is an error.",
            "  Allowed: a whole number from 0 to 20",
            "  Default: 5; variable: TIF1_MAX_REDIRECTS");
  }

  @Test
  void withoutACommandItIsTwoAndTheCommandsAreListed() {
    Run run = Run.of("config");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("show", "explain", "set");
  }

  @Test
  void theVersionIsAlsoACommand() {
    assertThat(Run.of("version").out()).isEqualTo(Run.of("--version").out());
  }

  @Test
  void theScriptOfCompletionKnowsTheCommands() {
    assertThat(Run.of("completion").out()).startsWith("#!").contains("complete -F", "telemetry");
  }

  @Test
  void b3_showSaysWhatWasNotTakenAndWhy() throws IOException {
    Files.writeString(file, "{\"lib\": \"pandas\", \"timeuot\": 3}");
    Run run = Run.of("config", "show", "--config", file.toString());

    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .contains(
            "not taken from file " + file + " (results are typed columns, not data frames): lib")
        .contains("(there is no setting timeuot; did you mean timeout?): timeuot");
  }

  @Test
  void b3_explainSaysWhatWasNotTakenAndWhy() throws IOException {
    Files.writeString(file, "{\"cdn_preconnect\": true}");
    Run run = Run.of("config", "explain", "--config", file.toString());

    assertThat(run.out())
        .contains("Given, but not taken:")
        .contains("  cdn_preconnect (file " + file + "): a connection is opened when");
  }

  @Test
  void b3_aKeyOfThePythonLibraryIsSaidUnderItsNameHere() {
    Run run = Run.of("config", "explain", "schedule_ttl_hours");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("schedule_ttl_hours is schedule_ttl on the JVM, in seconds");
  }

  @Test
  void eachCdnIsShownWithItsTemplateAndWhetherItServesAPinnedSeason() {
    set("cdns", "https://cdn.jsdelivr.net/gh/a,https://huggingface.co/buckets/b");
    String jsdelivr =
        "cdn.jsdelivr.net: https://cdn.jsdelivr.net/gh/a/{season}@{ref}/{path}, can serve a pinned"
            + " season";
    String huggingFace =
        "huggingface.co: https://huggingface.co/buckets/b/{season}/resolve/{path}, cannot serve a"
            + " pinned season";
    String config = file.toString();

    assertThat(Run.of("config", "show", "cdns", "--config", config).err())
        .contains(jsdelivr, huggingFace);
    assertThat(Run.of("config", "explain", "cdns", "--config", config).out())
        .contains(jsdelivr, huggingFace);
    assertThat(Run.of("config", "show", "max_retries", "--config", config).err())
        .doesNotContain("pinned season");
  }
}
