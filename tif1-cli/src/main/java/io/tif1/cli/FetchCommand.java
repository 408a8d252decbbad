package io.tif1.cli;

import io.tif1.client.Resource;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.model.SessionKey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code tif1 fetch}: published files, as they are. */
@Command(
    name = "fetch",
    description = {
      "Fetches files of a session, as published.",
      "One file goes to standard output; of several a table does; with --out they are written."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:every file was had",
      "1:no file was had, and at least one failed; or a local problem",
      "2:the command line or a setting makes no sense",
      "3:no file was had, for none is published",
      "4:some files were had, and some were not",
    },
    footer = {
      "",
      "Examples:",
      "  tif1 fetch 2025 \"Belgian Grand Prix\" Race drivers.json",
      "  tif1 fetch 2025 \"Belgian Grand Prix\" Race VER/laptimes.json VER/1_tel.json --out spa",
      "  tif1 fetch 2025 \"Belgian Grand Prix\" Race @paths.txt --out spa"
    })
final class FetchCommand implements Callable<Integer> {
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
      index = "2",
      paramLabel = "SESSION",
      description = "As published, such as Race or \"Practice 1\".")
  private String session = "";

  @Parameters(
      index = "3..*",
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "A file of the session, such as drivers.json or VER/1_tel.json; @FILE for a file with"
              + " one path a line, - for standard input.")
  private List<String> paths = List.of();

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write each file as DIR/PATH, whole or not at all; DIR is made if need be.")
  private @Nullable Path out;

  FetchCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  @Override
  public Integer call() {
    SessionKey key;
    List<Resource<JsonDocument>> files;
    try {
      key = new SessionKey(year, event, session);
      files = PathArguments.files(key, paths, io.in());
    } catch (IllegalArgumentException e) {
      throw options.refused(e);
    }
    OutDir folder = out == null ? null : OutDir.at(out);
    // Each file is asked for once, so what memory would keep is never asked for again.
    Tif1Config config = options.config().toBuilder().memoryCacheMaxBytes(0).build();
    try (var counted = options.open(io, root.verbose(), "fetch", config)) {
      return new FetchRun(io, counted, folder).run(key, files);
    }
  }
}
