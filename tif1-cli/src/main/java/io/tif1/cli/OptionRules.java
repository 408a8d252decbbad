package io.tif1.cli;

import io.tif1.cli.CommonOption.Group;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Which command does not heed which common option, and why. What is not listed here is heeded. The
 * parser is told by {@link #apply}, so that help, completion and refusals say the same.
 */
final class OptionRules {
  private static final String NO_CDN = "it asks no CDN";
  private static final String GROUP = "it only names other commands, which have options";
  private static final String ONE_FILE = "it asks each CDN for one file, once";
  private static final String CALENDAR =
      "the calendar is asked for once, at schedule_url, for at most two seconds";
  private static final String LOCKED = "the lock says at which version each file was read";

  private static final Map<String, Map<CommonOption, String>> REFUSED = refused();

  private OptionRules() {}

  private static Map<String, Map<CommonOption, String>> refused() {
    var all = new Builder();
    all.of("tif1", "options stand behind the command, as in tif1 laps 2025 spa R --json")
        .groups(Group.values());
    for (String command : List.of("events", "sessions")) {
      all.of(command, CALENDAR)
          .options(
              CommonOption.CDN,
              CommonOption.REF,
              CommonOption.RETRIES,
              CommonOption.TIMEOUT,
              CommonOption.MAX_CONCURRENT);
    }
    all.of("plot", "the name of --out says what is written: .svg or .png")
        .groups(Group.FORM)
        .because("a picture has neither rows nor columns")
        .groups(Group.LISTING);
    all.of("sync", "sync fills the cache on disk").options(CommonOption.NO_CACHE);
    all.of("sync", "sync writes files into the cache and says how many")
        .groups(Group.FORM, Group.LISTING);
    all.of("export", "the name of --to says what is written, such as .csv or .json")
        .groups(Group.FORM)
        .because("a file has all rows and columns; tif1 sql chooses from them")
        .groups(Group.LISTING);
    all.of("sql", "the query says which columns and how many rows: select …, limit …")
        .groups(Group.LISTING);
    all.of("fetch", "files are written as they are published").groups(Group.FORM, Group.LISTING);
    for (String command : List.of("info", "list", "verify", "prune", "clear")) {
      all.of("cache " + command, NO_CDN)
          .groups(Group.CLIENT)
          .because("it writes a table or, with --json, JSON")
          .options(CommonOption.CSV)
          .groups(Group.LISTING);
    }
    all.of("lock", "a lock has a form of its own").groups(Group.FORM, Group.LISTING);
    all.of("verify", LOCKED).options(CommonOption.REF);
    all.of("diff", "A is compared with what is published now; tif1 lock --ref VERSION makes a B")
        .options(CommonOption.REF);
    for (String command : List.of("verify", "diff")) {
      all.of(command, "differences are written as lines or, with --json, as JSON")
          .options(CommonOption.CSV)
          .groups(Group.LISTING);
    }
    all.of("stats", "runs are noted for all CDNs together").options(CommonOption.CDN);
    all.of("stats", NO_CDN)
        .groups(Group.CLIENT)
        .because("all counts are shown")
        .groups(Group.LISTING);
    all.of("doctor", ONE_FILE)
        .options(
            CommonOption.MAX_CONCURRENT,
            CommonOption.RETRIES,
            CommonOption.REFRESH,
            CommonOption.REF);
    all.of("doctor", "findings are written as lines or, with --json, as JSON")
        .options(CommonOption.CSV)
        .groups(Group.LISTING);
    String settings = "it is about the settings of files and variables, which options override";
    all.of("config show", settings)
        .options(CommonOption.CDN, CommonOption.CACHE_DIR)
        .groups(Group.CLIENT);
    for (String command : List.of("config explain", "config set")) {
      all.of(command, settings)
          .options(CommonOption.CDN, CommonOption.CACHE_DIR)
          .groups(Group.CLIENT)
          .because("it lists nothing; tif1 config show does")
          .groups(Group.FORM, Group.LISTING);
    }
    for (String command : List.of("cache", "config")) {
      all.of(command, GROUP).groups(Group.values());
    }
    for (String command : List.of("completion", "version", "help")) {
      all.of(command, NO_CDN)
          .groups(Group.CACHE, Group.CLIENT)
          .because("it lists nothing")
          .groups(Group.FORM, Group.LISTING);
    }
    all.of("demo", "it has three CDNs of its own, on this machine, and keeps nothing")
        .groups(Group.CACHE, Group.CLIENT)
        .because("it tells a story and lists nothing")
        .groups(Group.FORM, Group.LISTING);
    return all.rules;
  }

  /** Takes from the commands, and those below them, the options that they do not heed. */
  static void apply(CommandLine line) {
    CommandSpec command = line.getCommandSpec();
    for (CommonOption option : REFUSED.getOrDefault(name(command), Map.of()).keySet()) {
      OptionSpec there = command.findOption(option.typed());
      if (there != null) {
        command.remove(there);
      }
    }
    line.getSubcommands().values().forEach(OptionRules::apply);
  }

  /** Why a command does not heed an option; empty if it does. */
  static Optional<String> why(CommandSpec command, CommonOption option) {
    return Optional.ofNullable(REFUSED.getOrDefault(name(command), Map.of()).get(option));
  }

  /** What is wrong with the command line if it holds a common option that is not heeded. */
  static Optional<String> refusal(CommandSpec command, String... args) {
    for (String arg : args) {
      if (arg.equals("--")) {
        break; // what follows are no options
      }
      Optional<CommonOption> option = CommonOption.of(arg);
      Optional<String> why = option.flatMap(one -> why(command, one));
      if (why.isPresent()) {
        return Optional.of(sentence(command, option.get().typed(), why.get()));
      }
    }
    return Optional.empty();
  }

  /**
   * Refuses the options of groups that were given, for a reason that only the arguments tell.
   *
   * @throws ParameterException if one was given
   */
  static void refuseGiven(CommandSpec command, String why, CommonOption... options) {
    for (CommonOption option : options) {
      if (command.commandLine().getParseResult().hasMatchedOption(option.typed())) {
        throw new ParameterException(command.commandLine(), sentence(command, option.typed(), why));
      }
    }
  }

  private static String sentence(CommandSpec command, String option, String why) {
    return option + " does not go with " + command.qualifiedName() + ": " + why;
  }

  /** {@code cache info} for {@code tif1 cache info}; {@code tif1} for the program itself. */
  private static String name(CommandSpec command) {
    String whole = command.qualifiedName();
    int end = whole.indexOf(' ');
    return end < 0 ? whole : whole.substring(end + 1);
  }

  /** Collects the rules. */
  private static final class Builder {
    private final Map<String, Map<CommonOption, String>> rules = new LinkedHashMap<>();
    private String command = "";
    private String why = "";

    Builder of(String command, String why) {
      this.command = command;
      return because(why);
    }

    Builder because(String why) {
      this.why = why;
      return this;
    }

    Builder groups(Group... groups) {
      for (CommonOption option : CommonOption.values()) {
        if (List.of(groups).contains(option.group())) {
          options(option);
        }
      }
      return this;
    }

    Builder options(CommonOption... options) {
      Map<CommonOption, String> ofCommand =
          rules.computeIfAbsent(command, name -> new EnumMap<>(CommonOption.class));
      for (CommonOption option : options) {
        ofCommand.putIfAbsent(option, why);
      }
      return this;
    }
  }
}
