package io.tif1.cli;

import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tif1 sql}: questions about sessions in SQL. */
@Command(
    name = "sql",
    description = {
      "Answers SQL (DuckDB's) about one or many sessions.",
      "Tables: laps, telemetry, drivers, weather, messages, corners; only those that the query"
          + " names are fetched."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:answered, and nothing that is published was lacking",
      "1:nothing was had, and at least one file failed; or a local problem",
      "2:the command line, a setting or the SQL makes no sense",
      "3:nothing was had, for nothing is published",
      "4:answered from a part, and what was lacking is said",
    },
    footer = {
      "",
      "Examples:",
      "  tif1 sql \"select driver, min(lap_time) from laps group by 1 order by 2\" 2025 Spa Q",
      "  tif1 sql \"select event, max(speed_st) from laps group by 1\" 2025",
      "  tif1 sql \"select driver, max(speed) from telemetry group by 1\" --session 2025/Monaco/R"
          + " --session 2024/Monaco/R --telemetry VER:1-5"
    })
final class SqlCommand implements Callable<Integer> {
  private final Io io;
  private final RootCommand root;

  @Parameters(
      index = "0",
      paramLabel = "QUERY",
      description = "One statement that reads; - to read it from standard input.")
  private String query = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "YEAR",
      description = "A season; with EVENT and SESSION a part of it.")
  private @Nullable Integer year;

  @Parameters(index = "2", arity = "0..1", paramLabel = "EVENT", description = "Name or round.")
  private @Nullable String event;

  @Parameters(
      index = "3",
      arity = "0..1",
      paramLabel = "SESSION",
      description = "Name, abbreviation or number.")
  private @Nullable String session;

  @Option(
      names = "--session",
      paramLabel = "Y/E/S",
      description = "A session such as 2025/Monaco/R; 2025/Monaco for all of an event. Repeatable.")
  private List<String> sessions = List.of();

  @Option(
      names = "--telemetry",
      paramLabel = "DRV[:LAPS]",
      description = "Whose telemetry is fetched: VER, VER:7, VER:1-5 or all. Repeatable.")
  private List<String> telemetry = List.of();

  @ArgGroup private @Nullable Form form;

  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec command = CommandSpec.create();

  /** How the answer is written; a table unless one is given. */
  static final class Form {
    @Option(names = "--csv", description = "Write the answer as CSV.")
    private boolean csv;

    @Option(names = "--json", description = "Write the answer as a JSON array of objects.")
    private boolean json;

    /** The ending of a file in this form. */
    String ending() {
      return json ? ".json" : csv ? ".csv" : "";
    }
  }

  SqlCommand(Io io, RootCommand root) {
    this.io = io;
    this.root = root;
  }

  @Override
  public Integer call() {
    String complaint = SqlModule.complaint("sql");
    if (!complaint.isEmpty()) {
      io.complain(complaint);
      return ExitCode.FAILED;
    }
    try {
      List<LapChoice> choices = telemetry.stream().map(LapChoice::of).toList();
      Form as = form;
      return new SqlRun(io, root.verbose(), options, choices)
          .run(query, this::keys, as == null ? "" : as.ending());
    } catch (IllegalArgumentException e) {
      throw Refusal.of(command, e);
    }
  }

  private List<SessionKey> keys(ProgramCalendar calendar) {
    var keys = new LinkedHashSet<SessionKey>();
    if (year != null) {
      keys.addAll(SessionNames.of(calendar, year, event, session));
    }
    keys.addAll(SessionNames.ofAll(calendar, sessions));
    if (keys.isEmpty()) {
      throw new IllegalArgumentException(
          "no session was given; add YEAR EVENT SESSION, or --session 2025/Monaco/R");
    }
    return new ArrayList<>(keys);
  }
}
