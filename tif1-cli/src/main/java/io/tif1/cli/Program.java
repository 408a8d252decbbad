package io.tif1.cli;

import io.tif1.client.NotFoundException;
import io.tif1.client.Tif1Exception;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the program: from arguments to an exit code. */
final class Program {
  private final Io io;
  private final RootCommand root = new RootCommand();

  private Program(Io io) {
    this.io = io;
  }

  /** Runs the command that the arguments name. */
  static int run(Io io, String... args) {
    int code = new Program(io).commandLine().execute(args);
    io.out().flush();
    io.err().flush();
    return code;
  }

  /** All commands, for what describes them. */
  static CommandLine commands(Io io) {
    return new Program(io).commandLine();
  }

  private CommandLine commandLine() {
    var all = new CommandLine(root);
    addCommands(all);
    all.setUseSimplifiedAtFiles(true); // one argument a line, spaces and quotes as they are
    all.setOut(new PrintWriter(io.out(), true, Charset.defaultCharset()));
    all.setErr(new PrintWriter(io.err(), true, Charset.defaultCharset()));
    all.setColorScheme(Help.defaultColorScheme(io.colour() ? Ansi.ON : Ansi.OFF));
    all.setUsageHelpWidth(Math.min(100, Math.max(70, io.columns())));
    all.setExecutionStrategy(
        parsed -> {
          Logging.configure(root.verbose());
          return new RunLast().execute(parsed);
        });
    all.setParameterExceptionHandler((problem, args) -> refuse(problem));
    all.setExecutionExceptionHandler((problem, command, parsed) -> fail(problem));
    return all;
  }

  /** A line each, in the order of the help: what a new user looks for comes first. */
  private void addCommands(CommandLine all) {
    all.addSubcommand("events", new EventsCommand(io));
    all.addSubcommand("sessions", new SessionsCommand(io));
    all.addSubcommand("drivers", new DriversCommand(io, root));
    all.addSubcommand("laps", new LapsCommand(io, root));
    all.addSubcommand("fastest", new FastestCommand(io, root));
    all.addSubcommand("telemetry", new TelemetryCommand(io, root));
    all.addSubcommand("weather", new WeatherCommand(io, root));
    all.addSubcommand("messages", new MessagesCommand(io, root));
    all.addSubcommand("results", new ResultsCommand(io, root));
    all.addSubcommand("sync", new SyncCommand(io, root));
    all.addSubcommand("export", new ExportCommand(io, root));
    all.addSubcommand("sql", new SqlCommand(io, root));
    all.addSubcommand("fetch", new FetchCommand(io, root));
    all.addSubcommand("cache", new CacheCommand(io));
    all.addSubcommand("lock", new LockCommand(io));
    all.addSubcommand("verify", new VerifyCommand(io));
    all.addSubcommand("diff", new DiffCommand(io));
    all.addSubcommand("doctor", new DoctorCommand(io));
    all.addSubcommand("config", ConfigCommand.line(io));
    all.addSubcommand("completion", new CompletionCommand(io));
    all.addSubcommand("version", new VersionCommand(io));
    all.addSubcommand("demo", new DemoCommand(io, root));
  }

  private int refuse(ParameterException problem) {
    CommandLine command = problem.getCommandLine();
    io.complain(String.valueOf(problem.getMessage()));
    if (!UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
      io.say("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  private int fail(Exception problem) {
    boolean expected = problem instanceof Tif1Exception || problem instanceof UncheckedIOException;
    io.complain(
        expected
            ? String.valueOf(problem.getMessage())
            : "a defect of the program: " + problem + "; please report it, with the output of -v");
    LoggerFactory.getLogger(Program.class).debug("The trace of it", problem);
    return problem instanceof NotFoundException ? ExitCode.MISSING : ExitCode.FAILED;
  }
}
