package io.tif1.client;

import io.tif1.model.FileKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A {@link LoadReport} as text, in columns. */
final class ReportTable {
  private static final List<String> HEAD =
      List.of("status", "file", "from", "age", "attempts", "remark");

  private ReportTable() {}

  static String of(LoadReport report) {
    var rows = new ArrayList<List<String>>();
    rows.add(HEAD);
    var telemetry = new LinkedHashMap<String, Integer>(); // by remark
    for (FileReport file : report.files()) {
      if (file.status() == FileStatus.OK && file.resource().kind() == FileKind.TELEMETRY) {
        telemetry.merge(file.message(), 1, Integer::sum); // a thousand lines that say the same
      } else {
        rows.add(row(file));
      }
    }
    telemetry.forEach(
        (remark, files) ->
            rows.add(
                List.of(FileStatus.OK.name(), files + " files of telemetry", "", "", "", remark)));
    return summary(report) + "\n" + lines(rows);
  }

  private static String summary(LoadReport report) {
    int files = report.files().size();
    int lacking = report.lacking().size();
    String counts =
        report.counts().entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey())
            .collect(Collectors.joining(", "));
    return report.session()
        + ": "
        + files
        + (files == 1 ? " file" : " files")
        + (counts.isEmpty() ? "" : " (" + counts + ")")
        + (lacking == 0 ? ", complete" : ", INCOMPLETE: " + lacking + " lacking");
  }

  private static List<String> row(FileReport file) {
    Origin origin = file.origin();
    return List.of(
        file.status().name(),
        file.resource().path(),
        origin == null ? "-" : source(origin),
        age(file.age()),
        file.attempts().isPresent() ? String.valueOf(file.attempts().getAsInt()) : "-",
        file.message());
  }

  private static String source(Origin origin) {
    String cdn = origin.cdn();
    return switch (origin.source()) {
      case NETWORK -> cdn == null ? "network" : cdn;
      case MEMORY -> "memory";
      case DISK -> "disk";
    };
  }

  private static String age(@Nullable Duration age) {
    if (age == null) {
      return "-";
    }
    long seconds = age.toSeconds();
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }

  private static String lines(List<List<String>> rows) {
    int[] widths = new int[HEAD.size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
