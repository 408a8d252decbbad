package io.tif1.cli;

import java.nio.file.Path;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tif1 verify}: whether files are what a lock says. */
@Command(
    name = "verify",
    description = {
      "Compares files with a lock, and lists what changed or is missing.",
      "Each file is read at the version that it was locked at: those of a commit may come from the",
      "cache, others are asked for again."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:every file is as it was locked",
      "1:a file changed, is missing, or could not be had",
      "2:the command line, a setting or the lock makes no sense",
    })
final class VerifyCommand implements Callable<Integer> {
  private final Io io;
  private final RootCommand root;

  @Parameters(arity = "0..1", paramLabel = "LOCK", description = "The lock (default: tif1.lock).")
  private Path lock = Path.of(LockCommand.FILE);

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--json", description = "The differences as JSON.")
  private boolean json;

  VerifyCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  @Override
  public Integer call() {
    try {
      Lock locked = Lock.read(lock);
      var refs = new TreeMap<>(locked.seasons());
      refs.values().removeIf(Lock.MAIN::equals);
      return new LockCheck(io, root.verbose(), "verify", options).run(locked, refs, json);
    } catch (IllegalArgumentException e) {
      throw options.refused(e);
    }
  }
}
