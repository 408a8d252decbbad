package io.tif1.cli;

import io.tif1.cli.CompletionValues.Values;
import io.tif1.model.calendar.Calendar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The script that completes command lines in bash, and in zsh by its emulation, written from the
 * commands. It runs no program: what it proposes is in it.
 */
final class CompletionScript {
  private static final String FUNCTIONS = "completion.bash";
  private static final int MOST_ARGUMENTS = 9;

  /** The patterns of a case with what they set, by that. */
  private final Map<String, StringBuilder> values = new LinkedHashMap<>();

  private final StringBuilder options = new StringBuilder();
  private final StringBuilder commands = new StringBuilder();

  private CompletionScript() {}

  /** The script for all commands. */
  static String of(CommandLine root) {
    var script = new CompletionScript();
    script.add(root, "");
    var text = new StringBuilder("#!/usr/bin/env bash\n# Written by: tif1 completion\n\n");
    text.append("# The commands below one.\n_tif1_commands() {\n  case $1 in\n")
        .append(script.commands)
        .append("  esac\n}\n\n# The options of a command.\n_tif1_options() {\n  case $1 in\n")
        .append(script.options)
        .append("  esac\n}\n\n# What an option or the n-th argument of a command can be.\n")
        .append("_tif1_values() {\n  kind= list=\n  case $1 in\n");
    script.values.forEach(
        (set, patterns) -> text.append("    ").append(patterns).append(")\n").append(set));
    text.append("  esac\n}\n\n# The events of a year.\n_tif1_events() {\n  case $1 in\n");
    for (int season : Calendar.seasons()) {
      text.append("    ").append(season).append(") list=");
      text.append(quoted(CompletionValues.events(season))).append(" ;;\n");
    }
    return text.append("  esac\n}\n\n").append(functions()).toString();
  }

  private static String functions() {
    try (var in = CompletionScript.class.getResourceAsStream(FUNCTIONS)) {
      if (in == null) {
        throw new IllegalStateException("the program's own " + FUNCTIONS + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the program's own " + FUNCTIONS, e);
    }
  }

  /**
   * @param path of the command, with a space behind unless it is the program itself
   */
  private void add(CommandLine command, String path) {
    CommandSpec spec = command.getCommandSpec();
    String pattern = "    " + quoted(List.of(path.strip())) + ") list=";
    if (!command.getSubcommands().isEmpty()) {
      commands.append(pattern).append(quoted(command.getSubcommands().keySet())).append(" ;;\n");
    }
    options.append(pattern);
    options.append(quoted(spec.options().stream().flatMap(o -> Stream.of(o.names())).toList()));
    options.append(" ;;\n");
    for (OptionSpec option : spec.options()) {
      if (option.arity().max() > 0) {
        for (String name : option.names()) {
          add(quoted(List.of(path + name)), CompletionValues.of(option));
        }
      }
    }
    for (PositionalParamSpec argument : spec.positionalParameters()) {
      int last = Math.min(MOST_ARGUMENTS, argument.index().max());
      for (int i = argument.index().min(); i <= last; i++) {
        add(quoted(List.of(path + i)), CompletionValues.of(argument));
      }
    }
    command.getSubcommands().forEach((name, below) -> add(below, path + name + " "));
  }

  private void add(String pattern, Values possible) {
    String kind = possible.kind().name().toLowerCase(Locale.ROOT);
    String list = possible.words().isEmpty() ? "" : " list=" + quoted(possible.words());
    StringBuilder patterns =
        values.computeIfAbsent("      kind=" + kind + list + " ;;\n", set -> new StringBuilder());
    patterns.append(patterns.isEmpty() ? "" : " | ").append(pattern);
  }

  /** One word of the shell, with a line for each. */
  private static String quoted(Collection<String> words) {
    return "'" + String.join("\n", words).replace("'", "'\\''") + "'";
  }
}
