package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tif1 sync}: sessions into the cache. */
@Command(
    name = "sync",
    description = {
      "Puts a season, an event or a session into the cache, to work with offline.",
      "What is there and fresh is not fetched again, so after any interruption the same command"
          + " goes",
      "on where it stood. A season is tens of thousands of files and some gigabytes; a race is"
          + " about",
      "1,200 files and 80 MB."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:everything that is published is in the cache",
      "1:nothing is in the cache; or a local problem",
      "2:the command line or a setting makes no sense",
      "3:nothing is published",
      "4:some files are in the cache, and some are not",
      "130:ended by Ctrl-C; what came is kept",
    },
    footer = {
      "",
      "Examples:",
      "  tif1 sync 2024 monza race",
      "  tif1 sync 2024 monza --no-telemetry",
      "  tif1 sync 2024 --dry-run"
    })
final class SyncCommand implements Callable<Integer> {
  /** Of a season nobody waits for the single file; the CDN is others' too. */
  private static final int POLITE = 12;

  private final Io io;
  private final RootCommand root;

  @Parameters(index = "0", paramLabel = "YEAR", description = "The season, from 2018.")
  private int year;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "EVENT",
      description = "Only this event: a name in whole or in part, or a round.")
  private @Nullable String event;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "SESSION",
      description = "Only this session: a name in whole or in part, or its letters.")
  private @Nullable String session;

  @Option(names = "--no-telemetry", description = "Only drivers, laps, weather, messages, corners.")
  private boolean noTelemetry;

  @Option(
      names = "--dry-run",
      description =
          "Say how much telemetry there is to fetch and how much of it is in the cache. Drivers and"
              + " laps are fetched for that: nothing else tells.")
  private boolean dryRun;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "At most so many requests a second (default: no limit but --max-concurrent).")
  private @Nullable Double rate;

  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  SyncCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  @Override
  public Integer call() {
    long begun = System.nanoTime();
    try {
      Tif1Config config = config();
      try (var counted = options.open(io, root.verbose(), command.name(), config)) {
        Tif1 client = counted.client();
        SyncTargets targets = targets(counted.calendar());
        if (targets.toCome() > 0) {
          io.say(Units.count(targets.toCome(), "session") + " to come left out");
        }
        Fetcher polite =
            counted.fetcher().with(how -> how.withMaxConcurrentRequests(atOnce(config)));
        var run = new SyncRun(io, counted, polite);
        int code =
            dryRun ? run.dryRun(targets.sessions()) : run.run(targets.sessions(), !noTelemetry);
        if (code != ExitCode.INTERRUPTED) {
          io.say(Summary.line(client, Duration.ofNanos(System.nanoTime() - begun)));
        }
        return code;
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }

  private SyncTargets targets(ProgramCalendar calendar) {
    if (event != null) {
      calendar.event(year, event); // says what is to be said of it
    }
    return SyncTargets.of(calendar.of(year), event, session, Instant.now());
  }

  private Tif1Config config() {
    // Each file is asked for once, so what memory would keep is never asked for again.
    Tif1Config.Builder builder = options.config().toBuilder().memoryCacheMaxBytes(0);
    if (rate != null) {
      builder.set("max_requests_per_second", rate);
    }
    Tif1Config config = builder.build();
    if (!config.enableCache() || config.ciMode() || config.cacheMaxBytes() == 0) {
      throw new IllegalArgumentException(
          "sync fills the cache on disk, which is switched off: see enable_cache, ci_mode and"
              + " cache_max_bytes in tif1 config explain, and --no-cache");
    }
    return config;
  }

  /** As many as were asked for; a polite number if nobody said. */
  private static int atOnce(Tif1Config config) {
    boolean said =
        config.explain().stream()
            .anyMatch(
                line ->
                    line.key().equals("max_concurrent_requests")
                        && !line.origin().equals("default"));
    return said ? 0 : POLITE;
  }
}
