package io.tif1.cli;

import io.tif1.model.column.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing as comma-separated values: RFC 4180 in UTF-8, with a line of names first. What is
 * missing is empty; a text that is there and has no letters is {@code ""}.
 */
final class CsvForm {
  private static final String LINE_END = "\r\n";

  private CsvForm() {}

  static void write(Listing listing, Io io) throws IOException {
    // Not closed: the stream is the process's.
    Writer out = new BufferedWriter(new OutputStreamWriter(io.data(), StandardCharsets.UTF_8));
    line(out, List.copyOf(listing.asMap().keySet()));
    Collection<Column> columns = listing.asMap().values();
    for (int row = 0; row < listing.rows(); row++) {
      var fields = new ArrayList<@Nullable String>();
      for (Column column : columns) {
        fields.add(column.text(row));
      }
      line(out, fields);
    }
    out.flush();
  }

  private static void line(Writer out, List<? extends @Nullable String> fields) throws IOException {
    String separator = "";
    for (String field : fields) {
      out.write(separator);
      out.write(field == null ? "" : quoted(field));
      separator = ",";
    }
    out.write(LINE_END);
  }

  private static String quoted(String field) {
    boolean plain =
        !field.isEmpty()
            && field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
