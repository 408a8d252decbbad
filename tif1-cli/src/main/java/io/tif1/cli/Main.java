package io.tif1.cli;

/** Where the JVM enters and is warmed up; everything else can be run in a test. */
public final class Main {
  private Main() {}

  /** Runs the program and ends the JVM with its exit code. */
  public static void main(String[] args) {
    // From JDK 22 on another console is the default, one that is there even if nobody sits at it.
    System.setProperty("jdk.console", "java.base");
    if (Commands.fetches(args)) {
      WarmUp.begin();
    }
    Io io = Io.system();
    System.setErr(io.err()); // what is logged goes there
    // An exit code needs an exit; it is the only one in the program.
    System.exit(Program.run(io, args));
  }
}
