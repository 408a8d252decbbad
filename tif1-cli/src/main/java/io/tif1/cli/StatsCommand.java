package io.tif1.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tif1 stats}: what runs of the program counted. */
@Command(
    name = "stats",
    description = {
      "Shows what the last run that fetched counted, and all runs together since the first.",
      "Counted are fetches by outcome and by source, bytes, CDNs, retries, protocols, time. Noted beside the",
      "cache, and not at all where the cache is off."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {"0:shown, or reset", "1:the file cannot be read", "3:no run was noted"},
    footer = {"", "Examples:", "  tif1 stats", "  tif1 stats --json", "  tif1 stats --reset"})
final class StatsCommand implements Callable<Integer> {
  private final Io io;

  @ArgGroup private @Nullable What what;

  @Mixin private CacheOptions options = new CacheOptions();

  /** Of these at most one. */
  static final class What {
    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Option(names = "--csv", description = "As CSV: a name, the last run, all runs.")
    private boolean csv;

    @Option(names = "--reset", description = "Forget all runs.")
    private boolean reset;
  }

  StatsCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    Path directory = options.config().cacheDir();
    if (directory == null) {
      io.complain("no runs are noted: there is no home directory, and cache_dir is not set");
      return ExitCode.MISSING;
    }
    RunLog log = RunLog.in(directory);
    What asked = what == null ? new What() : what;
    try {
      if (asked.reset) {
        return reset(log);
      }
      Optional<RunLog.Summary> noted = log.read();
      if (noted.isEmpty()) {
        io.complain("no run was noted in " + log + " yet; a command that fetches notes one");
        return ExitCode.MISSING;
      }
      show(noted.get(), asked);
      return ExitCode.OK;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + log + ": " + PlainWords.of(e), e);
    }
  }

  private static int reset(RunLog log) {
    try {
      log.reset();
      return ExitCode.OK;
    } catch (IOException e) {
      throw new UncheckedIOException("the runs were not forgotten: " + PlainWords.of(e), e);
    }
  }

  private void show(RunLog.Summary noted, What asked) {
    if (asked.json) {
      var both = new LinkedHashMap<String, Object>();
      both.put("last", fields(noted.last()));
      both.put("total", fields(noted.total()));
      io.out().println(JsonText.of(both));
    } else if (asked.csv) {
      io.out().println("name,last,total");
      names(noted).forEach(name -> io.out().println(name + "," + cells(noted, name, ",")));
    } else {
      table(noted);
    }
    io.checkResults();
  }

  private static Map<String, Object> fields(RunCounts run) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("at", run.at());
    fields.put("command", run.command());
    fields.putAll(run.counts());
    return fields;
  }

  private static Set<String> names(RunLog.Summary noted) {
    return new TreeSet<>(noted.total().counts().keySet());
  }

  private static String cells(RunLog.Summary noted, String name, String between) {
    return noted.last().counts().getOrDefault(name, 0L)
        + between
        + noted.total().counts().getOrDefault(name, 0L);
  }

  private void table(RunLog.Summary noted) {
    var table = new Table("", ">last run", ">all runs");
    table.row("command", noted.last().command(), "");
    table.row("begun", noted.last().at(), "since " + noted.total().at());
    for (String name : names(noted)) {
      table.row(name, shown(noted.last(), name), shown(noted.total(), name));
    }
    table.print(io, "--csv has all");
  }

  private static String shown(RunCounts run, String name) {
    long count = run.counts().getOrDefault(name, 0L);
    if (name.equals("millis")) {
      return Units.seconds(Duration.ofMillis(count));
    }
    return name.startsWith("bytes.") ? Units.bytes(count) : Long.toString(count);
  }
}
