package io.tif1.cli;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page {@code tif1(1)}, in the macros of {@code man(7)}, written from the commands. */
final class ManPage {
  private final StringBuilder page = new StringBuilder();

  private ManPage() {}

  /**
   * The page of all commands.
   *
   * @param version of the program
   */
  static String of(CommandLine root, String version) {
    var man = new ManPage();
    CommandSpec program = root.getCommandSpec();
    man.line(".TH TIF1 1 \"\" \"tif1 " + escaped(version) + "\" \"User commands\"");
    man.line(".SH NAME");
    man.text("tif1 - Formula 1 timing data from the CDN");
    man.line(".SH SYNOPSIS");
    man.line(".B tif1");
    man.text("COMMAND [ARGUMENT ...] [OPTION ...]");
    man.line(".SH DESCRIPTION");
    Stream.of(program.usageMessage().description()).forEach(man::text);
    man.text(
        "The commands are listed below, each with what it takes. tif1 help COMMAND shows one.");
    man.line(".SH OPTIONS");
    man.options(program.options());
    man.line(".SH COMMANDS");
    root.getSubcommands().values().forEach(man::command);
    man.line(".SH FILES");
    man.item("~/.tif1rc", "Settings.");
    man.item("~/.cache/tif1", "The cache, unless cache_dir or --cache-dir names another folder.");
    man.line(".SH ENVIRONMENT");
    man.item("TIF1_*", "A variable for each setting; tif1 config show --all-columns names them.");
    man.item("NO_COLOR", "If it is set and not empty, nothing is coloured.");
    man.item("JAVA_HOME, JAVA_OPTS", "The Java that runs the program, and words for it.");
    return man.page.toString();
  }

  private void command(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    line(".SS \"" + escaped(spec.qualifiedName()) + synopsis(spec) + "\"");
    Stream.of(spec.usageMessage().description()).forEach(this::text);
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      item(argument.paramLabel(), description(argument));
    }
    options(spec.options().stream().filter(option -> !everywhere(option)).toList());
    List<Map.Entry<String, String>> codes =
        List.copyOf(spec.usageMessage().exitCodeList().entrySet());
    for (Map.Entry<String, String> code : codes) {
      item("exit code " + code.getKey(), code.getValue());
    }
    Stream.of(spec.usageMessage().footer())
        .filter(line -> line.startsWith("  "))
        .forEach(example -> item("example", example.strip()));
    command.getSubcommands().values().forEach(this::command);
  }

  private static boolean everywhere(OptionSpec option) {
    return option.usageHelp() || option.versionHelp() || option.inherited();
  }

  private static String synopsis(CommandSpec spec) {
    var text = new StringBuilder();
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      String one = argument.paramLabel() + (argument.arity().max() > 1 ? " ..." : "");
      text.append(' ').append(argument.required() ? one : "[" + one + "]");
    }
    return escaped(text.toString());
  }

  private void options(List<OptionSpec> options) {
    for (OptionSpec option : options) {
      String names = String.join(", ", option.names());
      item(
          option.arity().max() == 0 ? names : names + " " + option.paramLabel(),
          description(option));
    }
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private void item(String what, String meaning) {
    line(".TP");
    line(".B \"" + escaped(what).replace("\"", "\\(dq") + "\"");
    text(meaning);
  }

  private void text(String text) {
    String escaped = escaped(text);
    // At the beginning of a line these would begin a macro.
    line(escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped);
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replace("\n", " ");
  }

  private void line(String line) {
    page.append(line).append('\n');
  }
}
