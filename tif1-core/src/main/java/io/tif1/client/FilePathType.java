package io.tif1.client;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The path of a file or directory; a leading {@code ~} is the home directory. Kept as text, because
 * the home directory is known only to the configuration that holds it.
 */
final class FilePathType extends ValueType {
  private final boolean mayBeEmpty;

  private FilePathType(boolean mayBeEmpty) {
    this.mayBeEmpty = mayBeEmpty;
  }

  static FilePathType path() {
    return new FilePathType(false);
  }

  static FilePathType pathOrNone() {
    return new FilePathType(true);
  }

  @Override
  String allowed() {
    return mayBeEmpty ? "a path, or empty for none" : "a path";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (!(given instanceof String) && !(given instanceof Path)) {
      throw new BadValueException();
    }
    String text = given.toString().strip();
    if (text.isEmpty() && !mayBeEmpty) {
      throw new BadValueException();
    }
    try {
      return Path.of(text).toString();
    } catch (InvalidPathException e) {
      throw new BadValueException("it is no path on this system: " + e.getReason());
    }
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }

  /** The path that {@code text} names for someone whose home is {@code home}. */
  static Path expand(String text, Path home) {
    if (text.equals("~")) {
      return home;
    }
    boolean fromHome = text.startsWith("~/") || text.startsWith("~\\");
    return fromHome ? home.resolve(text.substring(2)) : Path.of(text);
  }
}
