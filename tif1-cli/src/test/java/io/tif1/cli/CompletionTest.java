package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bash proposes, asked as it asks: with the words of a line of which the last is begun. */
class CompletionTest {
  private static final Path BASH = Path.of("/bin/bash");

  private static final String SCRIPT = Run.of("completion").out();

  @TempDir private Path directory;

  /**
   * @param line words with a | between, as bash parts them: the equals sign is one
   */
  private List<String> proposed(String line) throws IOException, InterruptedException {
    assumeThat(BASH).as("a bash to run the script").exists();
    String call =
        """
        COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
        _tif1
        [ ${#COMPREPLY[@]} = 0 ] || printf '%s\\n' "${COMPREPLY[@]}"
        """;
    var words = new StringBuilder("COMP_WORDS=(");
    for (String word : line.split("\\|", -1)) {
      words.append('\'').append(word.replace("'", "'\\''")).append("' ");
    }
    Path script = directory.resolve("script");
    Files.writeString(script, SCRIPT + words + ")\n" + call);
    Process bash =
        new ProcessBuilder(BASH.toString(), script.toString())
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "tif1|lap ; laps",
        "tif1|cache|pru ; prune",
        "tif1|plot|posi ; positions",
        "tif1|laps|2021|spa|R|--not ; --not-deleted",
        "tif1|plot|map|--theme|=|da ; dark",
        "tif1|plot|map|--theme|da ; dark",
        "tif1|plot|map|--theme=da ; --theme=dark",
        "tif1|laps|202 ; 2021",
        "tif1|fastest|2021|spa ; Spa-Francorchamps",
        "tif1|fastest|2021|belg ; Belgian\\ Grand\\ Prix",
        "tif1|fastest|2021|\"belg ; Belgian Grand Prix",
        "tif1|sync|2024|spa|sprint\\ q ; Sprint\\ Qualifying",
        "tif1|laps|2021|spa|q ; Q",
        "tif1|laps|2021|spa|R|--driver|ver ; VER",
        "tif1|laps|2021|spa|R|-d|VER,ha ; VER,HAM",
        "tif1|laps|2021|spa|R|--compound|=|me ; MEDIUM",
        "tif1|config|set|max_re ; max_retries",
        "tif1|config|explain|ca_ ; ca_bundle",
        "tif1|-v|help|doc ; doctor",
        "tif1|export|tele ; telemetry",
      })
  void e19_valuesAreProposed(String line, String expected) throws Exception {
    assertThat(proposed(line)).contains(expected);
  }

  @Test
  void e19_pathsAreProposedWhereFilesOrFoldersAreMeant() throws Exception {
    Files.createFile(directory.resolve("a lock"));
    Files.createDirectory(directory.resolve("a folder"));

    assertThat(proposed("tif1|verify|a")).containsExactlyInAnyOrder("a lock", "a folder");
    assertThat(proposed("tif1|laps|--ca|=|a")).containsExactlyInAnyOrder("a lock", "a folder");
    assertThat(proposed("tif1|laps|--cache-dir|a")).containsExactly("a folder");
  }

  @Test
  void e19_eventsAreThoseOfTheYear() throws Exception {
    assertThat(proposed("tif1|laps|2021|russ")).contains("Russian\\ Grand\\ Prix");
    assertThat(proposed("tif1|laps|2024|russ")).isEmpty();
    assertThat(proposed("tif1|laps|2024|--limit|5|las")).contains("Las\\ Vegas");
  }

  @Test
  void nothingIsProposedForWhatIsNotKnown() throws Exception {
    assertThat(proposed("tif1|nothing|x")).isEmpty();
    assertThat(proposed("tif1|laps|2021|spa|R|--limit|1")).isEmpty();
  }
}
