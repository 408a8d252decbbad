package io.tif1.client;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of a file or directory; a leading {@code ~} is the home directory. Kept as text, because
 * the home directory is known only to the configuration that holds it.
 */
final class FilePathType extends ValueType {
  private final String empty;

  private FilePathType(String empty) {
    this.empty = empty;
  }

  /** A path, or the empty text, which means {@code empty}. */
  static FilePathType pathOr(String empty) {
    return new FilePathType(empty);
  }

  @Override
  String allowed() {
    return "a path, or empty for " + empty;
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (!(given instanceof String) && !(given instanceof Path)) {
      throw new BadValueException();
    }
    String text = given.toString().strip();
    try {
      return Path.of(text).toString();
    } catch (InvalidPathException e) {
      throw new BadValueException(
          text.chars().anyMatch(c -> c > 127)
              ? Shown.value(text) + " has letters that are lost in this locale; set LC_ALL=C.UTF-8"
              : "it is no path on this system: " + e.getReason());
    }
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }

  /**
   * The path that {@code text} names for someone with this home.
   *
   * @throws IllegalArgumentException if it begins at the home directory and there is none
   */
  static Path expand(String text, Home home) {
    boolean fromHome = text.startsWith("~/") || text.startsWith("~\\");
    if (!fromHome && !text.equals("~")) {
      return Path.of(text);
    }
    Path directory =
        home.directory()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        Shown.value(text)
                            + " begins at the home directory, but "
                            + home.problem()));
    return fromHome ? directory.resolve(text.substring(2)) : directory;
  }
}
