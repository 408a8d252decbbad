package io.tif1.cli;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Completes command lines of a test by options that keep a command on this machine: those that the
 * command has and that were not typed. Immutable.
 *
 * @param options each with its value
 */
record LocalLine(Map<String, String> options) {
  private static final CommandLine COMMANDS = commands();

  LocalLine {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
  }

  private static CommandLine commands() {
    var print = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    var io = new Io(InputStream.nullInputStream(), print, print, false, false, false, 80);
    return Program.commands(io);
  }

  /** The same without an option. */
  LocalLine without(String option) {
    var fewer = new LinkedHashMap<>(options);
    fewer.remove(option);
    return new LocalLine(fewer);
  }

  /** The words with the options behind the command, where no typed option takes them for values. */
  List<String> complete(List<String> words) {
    CommandLine command = COMMANDS;
    int at = 0;
    while (at < words.size() && command.getSubcommands().containsKey(words.get(at))) {
      command = command.getSubcommands().get(words.get(at++));
    }
    var all = new ArrayList<>(words.subList(0, at));
    for (Map.Entry<String, String> option : options.entrySet()) {
      boolean has = command.getCommandSpec().findOption(option.getKey()) != null;
      if (has && !words.contains(option.getKey())) {
        all.addAll(List.of(option.getKey(), option.getValue()));
      }
    }
    all.addAll(words.subList(at, words.size()));
    return all;
  }
}
