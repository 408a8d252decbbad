package io.tif1.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** In what form a listing is written, and how much of it. */
final class OutputOptions {
  /** Of these at most one. */
  static final class Form {
    @Option(
        names = "--json",
        description =
            "Write a JSON array with an object a row: all columns, times in seconds, null for"
                + " what is missing.")
    private boolean json;

    @Option(
        names = "--csv",
        description =
            "Write comma-separated values (RFC 4180): all columns, times in seconds, nothing for"
                + " what is missing.")
    private boolean csv;
  }

  @ArgGroup private @Nullable Form form;

  @Option(
      names = "--columns",
      paramLabel = "NAME",
      split = ",",
      description = "Only these columns, in this order; names with commas, or several times.")
  private List<String> columns = List.of();

  @Option(names = "--all-columns", description = "All columns in a table too.")
  private boolean allColumns;

  @Option(names = "--limit", paramLabel = "N", description = "At most so many rows.")
  private @Nullable Integer limit;

  /** What was asked for. */
  OutputForm form() {
    if (form == null) {
      return OutputForm.TABLE;
    }
    return form.csv ? OutputForm.CSV : form.json ? OutputForm.JSON : OutputForm.TABLE;
  }

  /**
   * Refuses what cannot be written, whatever there will be; before anything is fetched for it.
   *
   * @throws IllegalArgumentException if the options make no sense
   */
  void check() {
    if (limit != null && limit < 0) {
      throw new IllegalArgumentException("--limit must not be negative: " + limit);
    }
    if (!columns.isEmpty() && allColumns) {
      throw new IllegalArgumentException("--columns and --all-columns exclude one another");
    }
  }

  /**
   * Writes to standard output.
   *
   * @throws IllegalArgumentException if there is no such column, or the limit is negative
   * @throws UncheckedIOException if it cannot be written
   */
  void write(Io io, Listing listing) {
    Listing chosen = chosen(listing);
    try {
      form().write(chosen, io);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
    }
    io.checkResults();
  }

  private Listing chosen(Listing listing) {
    check();
    Listing rows = limit == null ? listing : listing.limit(limit);
    if (!columns.isEmpty()) {
      return rows.pick(columns);
    }
    return form() == OutputForm.TABLE && !allColumns ? rows.usualOnly() : rows;
  }
}
