package io.tif1.cli;

import java.util.List;

/**
 * The commands. Making one means to load its class and what that needs, and to look at its options
 * by reflection; so only the one that is named is made, and all of them only to list them.
 */
final class Commands {
  /** In the order of the help. */
  static final List<String> NAMES = List.of("fetch", "plot", "demo");

  private Commands() {}

  /** The names of those that a command line needs. */
  static List<String> wanted(String... args) {
    for (String arg : args) {
      if (!arg.startsWith("-")) { // no option that stands before a command has a value
        return NAMES.contains(arg) ? List.of(arg) : NAMES; // unknown: one like it is proposed
      }
    }
    return NAMES;
  }

  /** A new command, or line of commands, of that name. */
  static Object make(String name, Io io, RootCommand root) {
    return switch (name) {
      case "fetch" -> new FetchCommand(io, root);
      case "plot" -> new PlotCommand(io);
      case "demo" -> new DemoCommand(io, root);
      default -> throw new IllegalArgumentException("no command \"" + name + '"');
    };
  }
}
