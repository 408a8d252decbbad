package io.tif1.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The part of docs/cli.md that is written from the commands. */
final class CommandPage {
  static final String MARKER =
      """
      <!-- From here on written by CommandPageTest from the commands; edit those and run
           ./mvnw -pl tif1-cli -am test -Dtest=CommandPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dtif1.docs.write=true -->
      """;

  private CommandPage() {}

  static String text(CommandLine root) {
    var page = new StringBuilder(MARKER);
    page.append("\n## Commands\n\n| command | what it does |\n|---|---|\n");
    all(root)
        .forEach(
            command ->
                page.append("| [`")
                    .append(name(command))
                    .append("`](#")
                    .append(anchor(command))
                    .append(") | ")
                    .append(cell(description(command).get(0)))
                    .append(" |\n"));
    all(root).forEach(command -> describe(page, command.getCommandSpec()));
    return page.toString();
  }

  /** Those that do something, in the order of the help. */
  private static Stream<CommandLine> all(CommandLine under) {
    return under.getSubcommands().values().stream()
        .flatMap(one -> one.getSubcommands().isEmpty() ? Stream.of(one) : all(one));
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName();
  }

  private static String anchor(CommandLine command) {
    return name(command).replace(' ', '-');
  }

  private static List<String> description(CommandLine command) {
    return List.of(command.getCommandSpec().usageMessage().description());
  }

  private static void describe(StringBuilder page, CommandSpec command) {
    var usage = command.usageMessage();
    page.append("\n## ").append(command.qualifiedName()).append("\n\n");
    page.append(String.join("\n", usage.description())).append("\n\n");
    List<String> rows = new ArrayList<>();
    for (PositionalParamSpec argument : command.positionalParameters()) {
      rows.add(row(argument.paramLabel(), argument));
    }
    for (OptionSpec option : command.options()) {
      boolean everywhere = option.usageHelp() || option.versionHelp() || option.inherited();
      if (!everywhere) {
        String names = String.join("`, `", option.names());
        boolean flag = option.arity().max() == 0;
        rows.add(row(names + (flag ? "" : " " + option.paramLabel()), option));
      }
    }
    if (!rows.isEmpty()) {
      page.append("| argument | meaning |\n|---|---|\n").append(String.join("", rows));
    }
    if (!usage.exitCodeList().isEmpty()) {
      page.append("\n| exit code | meaning |\n|---|---|\n");
      for (Map.Entry<String, String> code : usage.exitCodeList().entrySet()) {
        page.append("| ")
            .append(code.getKey())
            .append(" | ")
            .append(code.getValue())
            .append(" |\n");
      }
    }
    String footer =
        Stream.of(usage.footer())
            .filter(line -> line.startsWith("  "))
            .map(String::strip)
            .collect(Collectors.joining("\n"));
    if (!footer.isEmpty()) {
      page.append("\n```\n").append(footer).append("\n```\n");
    }
  }

  private static String row(String what, ArgSpec argument) {
    return "| `" + what + "` | " + cell(String.join(" ", argument.description())) + " |\n";
  }

  private static String cell(String text) {
    return text.replace("|", "\\|");
  }
}
