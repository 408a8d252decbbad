package io.tif1.tests.arch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Main files are short, or say in their first comment why they are not. */
final class FileSizeTest {
  private static final int MOST_LINES = 500;
  private static final Pattern FIRST_COMMENT =
      Pattern.compile("(?s:/\\*.*?\\*/)|//[^\n]*(?:\n[ \t]*//[^\n]*)*");
  private static final Pattern REASON = Pattern.compile("(?i)\\blong because\\b");

  @Test
  void mainFilesAreShortOrSayWhyNot() throws IOException {
    var complaints = new ArrayList<String>();
    for (Path file : mainFiles()) {
      complaint(Files.readString(file))
          .ifPresent(words -> complaints.add(Project.root().relativize(file) + ": " + words));
    }

    assertThat(complaints).isEmpty();
  }

  @Test
  void aLongFileIsFound() {
    assertThat(complaint("/** Does all. */\nclass All {\n" + "\n".repeat(MOST_LINES) + "}\n"))
        .hasValueSatisfying(words -> assertThat(words).startsWith("503 lines"));
  }

  @Test
  void aReasonMustStandInTheFirstComment() {
    assertThat(complaint("// Does all.\nclass All {\n// long because\n" + "\n".repeat(500) + "}\n"))
        .isPresent();
  }

  @Test
  void aLongFileWithAReasonIsFine() {
    String table = "/** A table; long because\n * each row is one. */\n" + "\n".repeat(MOST_LINES);

    assertThat(complaint(table)).isEmpty();
  }

  private static Optional<String> complaint(String text) {
    long lines = text.lines().count();
    if (lines <= MOST_LINES) {
      return Optional.empty();
    }
    Matcher comment = FIRST_COMMENT.matcher(text);
    if (comment.find() && REASON.matcher(comment.group()).find()) {
      return Optional.empty();
    }
    return Optional.of(
        lines + " lines; split it, or say in its first comment: \"long because ...\"");
  }

  private static List<Path> mainFiles() throws IOException {
    var files = new ArrayList<Path>();
    for (Path module : Project.modules()) {
      Path main = module.resolve("src/main/java");
      if (Files.isDirectory(main)) {
        try (Stream<Path> below = Files.walk(main)) {
          below.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
      }
    }
    return files;
  }
}
