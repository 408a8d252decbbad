package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CommandPageTest {
  @Test
  void thePageSaysWhatTheCommandsSay() throws IOException {
    Path page = Roots.repository().resolve("docs").resolve("cli.md");
    String there = Files.readString(page);
    int marker = there.indexOf(CommandPage.MARKER);
    assertThat(marker).as("the line from which on the page is written").isPositive();
    String expected = there.substring(0, marker) + CommandPage.text(Program.commands(nobody()));
    if (Boolean.getBoolean("tif1.docs.write")) {
      Files.writeString(page, expected);
    }

    assertThat(Files.readString(page))
        .as("docs/cli.md; write it anew with -Dtif1.docs.write=true")
        .isEqualTo(expected);
  }

  private static Io nobody() {
    var print = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    return new Io(new ByteArrayInputStream(new byte[0]), print, print, false, false, false, 80);
  }
}
