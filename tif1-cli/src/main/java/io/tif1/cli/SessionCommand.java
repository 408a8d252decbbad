package io.tif1.cli;

import io.tif1.client.Fetcher;
import io.tif1.client.Session;
import io.tif1.client.Tif1;
import io.tif1.model.SessionKey;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands have in common that list data of one session. */
@Command(
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:everything that was asked for was had",
      "1:it could not be had; or a local problem",
      "2:the command line or a setting makes no sense",
      "3:it is not published, or there is none",
      "4:a part was had; the report on standard error says what is lacking",
    })
abstract class SessionCommand implements Callable<Integer> {
  private final Io io;
  private final RootCommand root;

  @Mixin private SessionArguments session = new SessionArguments();
  @Mixin private OutputOptions output = new OutputOptions();
  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  private @Nullable FetchLine line;

  SessionCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  /**
   * Finds what the command is for.
   *
   * @throws IllegalArgumentException if the command line makes no sense
   * @throws io.tif1.client.Tif1Exception if nothing was had
   */
  abstract Answer answer(Fetcher fetcher, Session of);

  @Override
  public final Integer call() {
    long begun = System.nanoTime();
    try {
      output.check();
      try (var counted = options.open(io, root.verbose(), command.name(), options.config())) {
        Tif1 client = counted.client();
        SessionKey key = session.key(counted.calendar());
        Fetcher fetcher = counted.fetcher();
        Answer answer;
        try (FetchLine shown = counted.showProgress()) {
          line = shown;
          answer = answer(fetcher, fetcher.session(key));
        }
        if (answer.exitCode() == ExitCode.OK || answer.exitCode() == ExitCode.PARTIAL) {
          output.write(io, answer.listing()); // else there is nothing, and the notes say why
        }
        answer.notes().forEach(io::say);
        if (root.verbose()) {
          io.say(Summary.line(client, Duration.ofNanos(System.nanoTime() - begun)));
        }
        return answer.exitCode();
      }
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }

  /** So many files will be fetched, which the progress shows. */
  void expect(int files) {
    if (line != null) {
      line.expect(files);
    }
  }

  Io io() {
    return io;
  }

  boolean verbose() {
    return root.verbose();
  }
}
