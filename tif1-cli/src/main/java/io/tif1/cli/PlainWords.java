package io.tif1.cli;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;

/** What Java says of a problem, in the words of who types: arguments, options and files. */
final class PlainWords {
  private static final Pattern PARAMETER =
      Pattern.compile("Invalid value for positional parameter at index \\S+ \\((\\S+)\\): ");
  private static final Pattern OPTION =
      Pattern.compile("Invalid value for option '(\\S+?)'(?: \\([^)]*\\))?: ");
  private static final Pattern WHOLE = Pattern.compile("'(.*)' is not an? (?:int|long|short)\\b");
  private static final Pattern NUMBER = Pattern.compile("'(.*)' is not a (?:double|float)\\b");

  private PlainWords() {}

  /** What the parser of the command line says. */
  static String ofParser(String message) {
    String named = PARAMETER.matcher(message).replaceAll("$1: ");
    named = OPTION.matcher(named).replaceAll("$1: ");
    named = WHOLE.matcher(named).replaceAll("\"$1\" is no whole number");
    return NUMBER.matcher(named).replaceAll("\"$1\" is no number");
  }

  /** Why a text is no JSON, and where. */
  static String ofJson(JsonProcessingException problem) {
    JsonLocation at = problem.getLocation();
    String where = at == null ? "" : " (line " + at.getLineNr() + ")";
    return problem.getOriginalMessage() + where;
  }

  /** Why a file cannot be read or written: of many types, the message is the file's name alone. */
  static String of(IOException problem) {
    if (problem instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (problem instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (problem instanceof FileAlreadyExistsException) {
      return "it is there already";
    }
    if (problem instanceof NotDirectoryException) {
      return "it is no folder";
    }
    if (problem instanceof DirectoryNotEmptyException) {
      return "the folder is not empty";
    }
    if (problem instanceof FileSystemLoopException) {
      return "its links lead round in a circle";
    }
    String reason =
        problem instanceof FileSystemException system ? system.getReason() : problem.getMessage();
    return reason == null ? "the system does not say why" : reason;
  }
}
