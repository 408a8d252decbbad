package io.tif1.cli;

import io.tif1.client.Tif1Config;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tif1 config set}: one setting into the file. */
@Command(
    name = "set",
    description = {
      "Puts a setting into the settings file, or takes it out.",
      "The file is replaced as a whole or not at all; what else it holds is kept."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:the file says so now",
      "1:the file cannot be written",
      "2:there is no such setting, or the value is not allowed; the file is as it was"
    },
    footer = {
      "",
      "Examples:",
      "  tif1 config set max_concurrent_requests 8",
      "  tif1 config set cdns https://cdn.example/a,https://cdn.example/b",
      "  tif1 config set max_concurrent_requests --unset"
    })
final class ConfigSetCommand implements Callable<Integer> {
  private final Io io;

  @Parameters(index = "0", paramLabel = "KEY", description = "Which, such as max_retries.")
  private String key = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "VALUE",
      description = "Written as in a variable: 20, off, a list with commas.")
  private @Nullable String value;

  @Option(names = "--unset", description = "Take it out, so that the default holds.")
  private boolean unset;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The file to write (default: ~/.tif1rc, or what TIF1_CONFIG_FILE says).")
  private @Nullable Path file;

  @Spec private CommandSpec command = CommandSpec.create();

  ConfigSetCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    try {
      if (unset == (value != null)) {
        throw new IllegalArgumentException("give either a VALUE or --unset");
      }
      Tif1Config.defaults().get(key); // says what was probably meant, if there is none
      Path written = file == null ? Tif1Config.settingsFile() : file;
      new SettingsFile(written).put(key, value == null ? null : typed(value));
      String now = value == null ? key + " is no longer set in " : key + " is set in ";
      io.say(now + written);
      tellOfVariable();
      return ExitCode.OK;
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }

  /** As one writes it in a file: numbers, booleans and lists as such, texts as they were given. */
  private Object typed(String text) {
    Object plain = Tif1Config.defaults().toBuilder().set(key, text).build().get(key);
    boolean auto = text.strip().equalsIgnoreCase("auto");
    return plain instanceof String || auto ? text.strip() : plain;
  }

  private void tellOfVariable() {
    Tif1Config.load().explain().stream()
        .filter(line -> line.key().equals(key) && line.origin().startsWith("environment"))
        .forEach(line -> io.say("but " + line.origin() + " wins over it"));
  }
}
