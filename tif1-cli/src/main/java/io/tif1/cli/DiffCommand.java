package io.tif1.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tif1 diff}: what changed from one lock to another, or to what is published now. */
@Command(
    name = "diff",
    description = {
      "Lists what changed, is missing or was added from lock A to lock B.",
      "Without B: from A to what is published now."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:no difference",
      "1:there are differences, or a file could not be had",
      "2:the command line, a setting or a lock makes no sense",
    })
final class DiffCommand implements Callable<Integer> {
  private final Io io;
  private final RootCommand root;

  @Parameters(index = "0", paramLabel = "A", description = "A lock.")
  private Path first = Path.of(LockCommand.FILE);

  @Parameters(index = "1", arity = "0..1", paramLabel = "B", description = "Another lock.")
  private @Nullable Path second;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--json", description = "The differences as JSON.")
  private boolean json;

  @Spec private CommandSpec command = CommandSpec.create();

  DiffCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  @Override
  public Integer call() {
    try {
      if (second != null) {
        OptionRules.refuseGiven(
            command, "with two locks nothing is fetched; leave it out", CommonOption.ofFetches());
      }
      Lock from = Lock.read(first);
      return second == null
          ? new LockCheck(io, root.verbose(), "diff", options).run(from, Map.of(), json)
          : compare(from, Lock.read(second));
    } catch (IllegalArgumentException e) {
      throw options.refused(e);
    }
  }

  private int compare(Lock from, Lock to) {
    Differences found = Differences.between(from.files(), to.files(), List.of());
    found.print(io, json);
    from.seasons()
        .forEach(
            (season, ref) -> {
              String other = to.seasons().getOrDefault(season, ref);
              if (!other.equals(ref)) {
                io.say("season " + season + ": from " + ref + " to " + other);
              }
            });
    io.say(found.toString());
    return found.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }
}
