package io.tif1.sql;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a file is written as. The ending of its name says which.
 *
 * @since 0.2
 */
public enum ExportFormat {
  /** Apache Parquet, compressed with Zstandard. */
  PARQUET(".parquet", "FORMAT parquet, COMPRESSION zstd"),
  /** Text, UTF-8, with a line of names first; missing values are empty, empty texts {@code ""}. */
  CSV(".csv", "FORMAT csv, HEADER true"),
  /** One JSON array of objects. */
  JSON(".json", "FORMAT json, ARRAY true"),
  /** A JSON object a line. */
  NDJSON(".ndjson", "FORMAT json"),
  /**
   * Apache Arrow's file format (IPC, also known as Feather 2), not compressed; the types are those
   * of Parquet, but that decimal and very large whole numbers are doubles.
   */
  ARROW(".arrow", "");

  private static final Set<String> OF_ARROW = Set.of(".feather", ".ipc", ".arrows");

  private final String ending;
  private final String copyOptions;

  ExportFormat(String ending, String copyOptions) {
    this.ending = ending;
    this.copyOptions = copyOptions;
  }

  /** How names of such files end: {@code .parquet}. */
  public String ending() {
    return ending;
  }

  /** The options of DuckDB's {@code COPY}; empty for what DuckDB does not write. */
  String copyOptions() {
    return copyOptions;
  }

  /**
   * What the ending of a file's name says.
   *
   * @throws IllegalArgumentException if it says nothing, or Arrow, which DuckDB does not write; the
   *     message has the endings there are
   */
  public static ExportFormat of(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (ExportFormat format : values()) {
      if (name.endsWith(format.ending) && name.length() > format.ending.length()) {
        return format;
      }
    }
    if (OF_ARROW.stream().anyMatch(name::endsWith)) {
      throw new IllegalArgumentException(
          "cannot write \""
              + file
              + "\": Arrow's file format, which Feather 2 is too, is written to a name that ends in"
              + " .arrow");
    }
    throw new IllegalArgumentException(
        "cannot tell from the name what to write \""
            + file
            + "\" as: let it end in "
            + Arrays.stream(values()).map(ExportFormat::ending).collect(Collectors.joining(", ")));
  }
}
