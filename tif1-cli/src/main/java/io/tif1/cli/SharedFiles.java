package io.tif1.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine;

/**
 * Writes the files of the distribution that are made from the commands, at the places below {@code
 * share} where {@code man} and bash look for them once {@code bin} is on the {@code PATH}. Run by
 * the build; no command of the program needs it.
 */
public final class SharedFiles {
  static final String MAN_PAGE = "man/man1/tif1.1";
  static final String COMPLETION = "bash-completion/completions/tif1";

  private SharedFiles() {}

  /**
   * Writes them.
   *
   * @param args the folder to write into, which stands for {@code share}; the version
   */
  public static void main(String[] args) throws IOException {
    Path share = Path.of(args[0]);
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
    var io = new Io(InputStream.nullInputStream(), nowhere, nowhere, false, false, false, 80);
    CommandLine commands = Program.commands(io);
    write(share.resolve(MAN_PAGE), ManPage.of(commands, args[1]));
    write(share.resolve(COMPLETION), CompletionScript.of(commands));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, text);
  }
}
