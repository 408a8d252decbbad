package io.tif1.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** Which version of the program this is; the build writes it into a resource. */
final class Version implements IVersionProvider {
  private static final String RESOURCE = "version.properties";

  /** Prints it, without the parser of the command line; the exit code. */
  static int print(Io io) {
    try {
      for (String line : new Version().getVersion()) {
        io.out().println(line);
      }
    } catch (IOException e) {
      io.complain(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
    io.out().flush();
    return ExitCode.OK;
  }

  @Override
  public String[] getVersion() throws IOException {
    try (InputStream in = Version.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IOException("the program's own " + RESOURCE + " is missing; build it again");
      }
      var properties = new Properties();
      properties.load(in);
      return new String[] {
        "tif1 " + properties.getProperty("version"),
        "Java " + System.getProperty("java.version") + ", " + System.getProperty("os.name")
      };
    }
  }
}
