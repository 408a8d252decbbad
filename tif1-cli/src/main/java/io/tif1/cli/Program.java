package io.tif1.cli;

import io.tif1.client.NotFoundException;
import io.tif1.client.Tif1Exception;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Optional;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the program: from arguments to an exit code. */
final class Program {
  /** Less the parser of the command line does not take. */
  private static final int LEAST_HELP = 55;

  private final Io io;
  private final RootCommand root;

  private Program(Io io) {
    this.io = io;
    this.root = new RootCommand(io);
  }

  /** Runs the command that the arguments name. */
  static int run(Io io, String... args) {
    int code;
    try {
      if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
        return Version.print(io); // half of the time of a start goes into the parser's reflection
      }
      Optional<String> fault = Arguments.fault(args);
      if (fault.isPresent()) {
        io.complain(fault.get());
        return ExitCode.USAGE;
      }
      code = new Program(io).commandLine(args).execute(args);
    } catch (NoClassDefFoundError e) {
      io.complain(MissingModule.message(e));
      code = ExitCode.FAILED;
    }
    code = end(io, code);
    io.err().flush();
    return code;
  }

  /** Help, too, must have gone out. */
  private static int end(Io io, int code) {
    try {
      io.checkResults();
    } catch (ReaderGoneException e) {
      return ExitCode.READER_GONE;
    } catch (UncheckedIOException e) {
      if (code == ExitCode.OK) {
        io.complain(String.valueOf(e.getMessage()));
        return ExitCode.FAILED;
      }
    }
    return code;
  }

  /** All commands, for what describes them. */
  static CommandLine commands(Io io) {
    return new Program(io).commandLine();
  }

  private CommandLine commandLine(String... args) {
    var all = new CommandLine(root);
    for (String name : Commands.wanted(args)) {
      all.addSubcommand(name, Commands.make(name, io, root));
    }
    all.setUseSimplifiedAtFiles(true); // one argument a line, spaces and quotes as they are
    all.setCaseInsensitiveEnumValuesAllowed(true);
    all.setOut(new PrintWriter(io.out(), true, Charset.defaultCharset()));
    all.setErr(new PrintWriter(io.err(), true, Charset.defaultCharset()));
    all.setColorScheme(Help.defaultColorScheme(io.outColour() ? Ansi.ON : Ansi.OFF));
    all.setUsageHelpWidth(Math.min(100, Math.max(LEAST_HELP, io.columns())));
    OptionRules.apply(all);
    var execution = new Execution();
    all.setExecutionStrategy(execution);
    all.setParameterExceptionHandler(execution);
    all.setExecutionExceptionHandler(execution);
    return all;
  }

  /**
   * What picocli calls. A class and not lambdas: picocli's interfaces are compiled for Java 5, and
   * lambdas of those are in no archive of classes but made anew at each start.
   */
  private final class Execution
      implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {
    @Override
    public int execute(ParseResult parsed) {
      Logging.configure(root.verbose());
      return new RunLast().execute(parsed);
    }

    @Override
    public int handleParseException(ParameterException problem, String[] args) {
      return refuse(problem, args);
    }

    @Override
    public int handleExecutionException(Exception problem, CommandLine line, ParseResult parsed) {
      return fail(problem);
    }
  }

  private int refuse(ParameterException problem, String... args) {
    CommandLine command = problem.getCommandLine();
    Optional<String> notHeeded = OptionRules.refusal(command.getCommandSpec(), args);
    io.complain(notHeeded.orElse(PlainWords.ofParser(String.valueOf(problem.getMessage()))));
    if (notHeeded.isPresent()
        || !UnmatchedArgumentException.printSuggestions(problem, command.getErr())) {
      io.say("Try: " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCode.USAGE;
  }

  private int fail(Exception problem) {
    if (problem instanceof ReaderGoneException) {
      return ExitCode.READER_GONE;
    }
    NoClassDefFoundError absent = MissingModule.cause(problem);
    if (absent != null) {
      io.complain(MissingModule.message(absent));
      return ExitCode.FAILED;
    }
    boolean expected = problem instanceof Tif1Exception || problem instanceof UncheckedIOException;
    io.complain(
        expected
            ? String.valueOf(problem.getMessage())
            : "a defect of the program: " + problem + "; please report it, with the output of -v");
    NextStep.of(problem).ifPresent(io::say);
    LoggerFactory.getLogger(Program.class).debug("The trace of it", problem);
    return problem instanceof NotFoundException ? ExitCode.MISSING : ExitCode.FAILED;
  }
}
