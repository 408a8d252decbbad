package io.tif1.cli;

import io.tif1.client.Ref;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.SessionKey;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tif1 lock}: notes what the files of sessions are. */
@Command(
    name = "lock",
    description = {
      "Fetches the files of sessions and writes down what they are.",
      "Of each file the SHA-256, and the version of the published tree that it was read at. A lock",
      "that is there is added to."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:the lock was written",
      "1:a file could not be had, so nothing was written",
      "2:the command line, a setting or the lock that is there makes no sense",
      "3:no file of a session is published, so nothing was written",
    },
    footer = {
      "",
      "Examples:",
      "  tif1 lock 2025 \"Belgian Grand Prix\" Qualifying Race",
      "  tif1 lock --ref 2025=0123456789abcdef0123456789abcdef01234567 --telemetry \\",
      "    2025 \"Belgian Grand Prix\" Race"
    })
final class LockCommand implements Callable<Integer> {
  static final String FILE = "tif1.lock";

  private final Io io;
  private final RootCommand root;

  @Parameters(index = "0", paramLabel = "YEAR", description = "The season, from 2018.")
  private int year;

  @Parameters(
      index = "1",
      paramLabel = "EVENT",
      description = "As published, such as \"Belgian Grand Prix\".")
  private String event = "";

  @Parameters(
      index = "2..*",
      arity = "1..*",
      paramLabel = "SESSION",
      description = "As published, such as Race or \"Practice 1\".")
  private List<String> sessions = List.of();

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--telemetry", description = "Also the telemetry of every lap.")
  private boolean telemetry;

  @Option(names = "--out", paramLabel = "FILE", description = "The lock (default: tif1.lock).")
  private Path out = Path.of(FILE);

  LockCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  @Override
  public Integer call() {
    try {
      return run();
    } catch (IllegalArgumentException e) {
      throw options.refused(e);
    }
  }

  private int run() {
    List<SessionKey> keys =
        sessions.stream().map(session -> new SessionKey(year, event, session)).toList();
    Lock lock = Files.exists(out) ? Lock.read(out) : new Lock(new TreeMap<>(), new TreeMap<>());
    Tif1Config config = options.config();
    checkRef(config.ref(year));
    try (var counted = options.open(io, root.verbose(), "lock", config)) {
      Tif1 client = counted.client();
      String ref = client.ref(year);
      Map<String, String> known = ref.equals(lock.seasons().get(year)) ? lock.files() : Map.of();
      for (SessionKey key : keys) {
        var digests = new Digests(counted.fetcher(), known);
        try (FetchLine line = counted.showProgress()) {
          new SessionFiles(key).fetch(digests, telemetry, line);
        }
        if (!digests.failed().isEmpty()) {
          digests.complain(io);
          io.complain(out + " was not written: " + key + " is not complete");
          return ExitCode.FAILED;
        }
        if (digests.had().isEmpty()) {
          io.complain(
              "not published: "
                  + key
                  + "; check the names of event and session. "
                  + out
                  + " was not written");
          return ExitCode.MISSING;
        }
        lock = lock.with(key.toString(), year, ref, digests.had());
        io.say(
            key
                + ": "
                + Units.count(digests.had().size(), "file")
                + " at "
                + ref
                + (digests.missing().isEmpty()
                    ? ""
                    : ", not published: " + String.join(", ", digests.missing())));
      }
    }
    lock.write(out);
    io.say(Units.count(lock.files().size(), "file") + " locked in " + out);
    return ExitCode.OK;
  }

  private void checkRef(String ref) {
    if (!ref.equals(Ref.MAIN) && !ref.equals(Ref.LATEST_RELEASE) && !Ref.isPinned(ref)) {
      throw new IllegalArgumentException(
          "--ref "
              + year
              + "="
              + ref
              + ": a lock needs what never changes, a commit (40 hex digits) or a release tag such as"
              + " 2026.281.1, or latest-release");
    }
  }
}
