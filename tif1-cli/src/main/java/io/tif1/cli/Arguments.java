package io.tif1.cli;

import io.tif1.client.internal.runtime.RegularFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What is wrong with a command line before it is parsed. */
final class Arguments {
  /** More than any system lets through on a command line. */
  private static final int LARGEST_LIST = 32 << 20;

  private static final char REPLACEMENT = '\uFFFD';

  private Arguments() {}

  /** The first fault, with what to do; empty if there is none. */
  static Optional<String> fault(String... args) {
    return faultIn(System.getProperty("sun.jnu.encoding", "UTF-8"), args);
  }

  /**
   * The same.
   *
   * @param encoding by which the JVM read the arguments
   */
  static Optional<String> faultIn(String encoding, String... args) {
    for (String arg : args) {
      if (isMangled(arg, encoding)) {
        return Optional.of(
            "the argument \""
                + arg
                + "\" cannot be read: this locale's encoding is "
                + encoding
                + ", which does not have its letters. Set LC_ALL=C.UTF-8 or another locale of UTF-8");
      }
      if (arg.length() > 1 && arg.charAt(0) == '@' && arg.charAt(1) != '@') {
        Optional<String> list = faultOfList(arg.substring(1));
        if (list.isPresent()) {
          return list;
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Whether letters were lost. The JVM puts a replacement character for what it cannot read, or,
   * where the encoding is ASCII, a question mark for each byte, of which other letters have two.
   */
  private static boolean isMangled(String arg, String encoding) {
    return arg.indexOf(REPLACEMENT) >= 0 || arg.contains("??") && isAscii(encoding);
  }

  private static boolean isAscii(String encoding) {
    return encoding.toUpperCase(Locale.ROOT).startsWith("ANSI_X3")
        || Charset.isSupported(encoding)
            && Charset.forName(encoding).equals(java.nio.charset.StandardCharsets.US_ASCII);
  }

  /** The parser of the command line reads what follows an @ whole, whatever it is. */
  private static Optional<String> faultOfList(String name) {
    try {
      RegularFile.check(Path.of(name), LARGEST_LIST);
      return Optional.empty();
    } catch (RegularFile.RefusedException e) {
      return Optional.of("the list of arguments \"" + name + "\" " + e.getReason());
    } catch (NoSuchFileException | InvalidPathException e) {
      return Optional.empty(); // then it is an argument as it stands
    } catch (IOException e) {
      return Optional.of("cannot read the list of arguments \"" + name + "\": " + PlainWords.of(e));
    }
  }
}
