package io.tif1.cli;

import java.util.List;
import java.util.Set;

/**
 * The commands. Making one means to load its class and what that needs, and to look at its options
 * by reflection; so only the one that is named is made, and all of them only to list them.
 */
final class Commands {
  /** In the order of the help: what a new user looks for comes first. */
  static final List<String> NAMES =
      List.of(
          "events",
          "sessions",
          "drivers",
          "laps",
          "fastest",
          "telemetry",
          "weather",
          "messages",
          "results",
          "plot",
          "sync",
          "export",
          "sql",
          "fetch",
          "cache",
          "lock",
          "verify",
          "diff",
          "stats",
          "doctor",
          "config",
          "completion",
          "version",
          "help",
          "demo");

  private static final Set<String> FETCHING =
      Set.of(
          "drivers",
          "laps",
          "fastest",
          "telemetry",
          "weather",
          "messages",
          "results",
          "plot",
          "sync",
          "export",
          "fetch");

  /** Those that are about all commands. */
  private static final Set<String> OF_ALL = Set.of("completion", "help");

  private Commands() {}

  /** The names of those that a command line needs. */
  static List<String> wanted(String... args) {
    for (String arg : args) {
      if (!arg.startsWith("-")) { // no option that stands before a command has a value
        // Of an unknown one the likes are proposed.
        return NAMES.contains(arg) && !OF_ALL.contains(arg) ? List.of(arg) : NAMES;
      }
    }
    return NAMES;
  }

  /** Whether the command line names one that most likely asks a CDN. */
  static boolean fetches(String... args) {
    List<String> wanted = wanted(args);
    return wanted.size() == 1 && FETCHING.contains(wanted.get(0));
  }

  /** A new command, or line of commands, of that name. */
  static Object make(String name, Io io, RootCommand root) {
    return switch (name) {
      case "events" -> new EventsCommand(io);
      case "sessions" -> new SessionsCommand(io);
      case "drivers" -> new DriversCommand(io, root);
      case "laps" -> new LapsCommand(io, root);
      case "fastest" -> new FastestCommand(io, root);
      case "telemetry" -> new TelemetryCommand(io, root);
      case "weather" -> new WeatherCommand(io, root);
      case "messages" -> new MessagesCommand(io, root);
      case "results" -> new ResultsCommand(io, root);
      case "plot" -> new PlotCommand(io, root);
      case "sync" -> new SyncCommand(io, root);
      case "export" -> new ExportCommand(io, root);
      case "sql" -> new SqlCommand(io, root);
      case "fetch" -> new FetchCommand(io, root);
      case "cache" -> new CacheCommand(io);
      case "lock" -> new LockCommand(io, root);
      case "verify" -> new VerifyCommand(io, root);
      case "diff" -> new DiffCommand(io, root);
      case "stats" -> new StatsCommand(io);
      case "doctor" -> new DoctorCommand(io);
      case "config" -> ConfigCommand.line(io);
      case "completion" -> new CompletionCommand(io);
      case "help" -> new HelpCommand(io);
      case "version" -> new VersionCommand(io);
      case "demo" -> new DemoCommand(io, root);
      default -> throw new IllegalArgumentException("no command \"" + name + '"');
    };
  }
}
