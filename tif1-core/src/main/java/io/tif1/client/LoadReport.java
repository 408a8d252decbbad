package io.tif1.client;

import io.tif1.model.FileKind;
import io.tif1.model.SessionKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How each file of a load was had, or why not. The order is always the same: drivers, the session's
 * laps, the drivers' laps in the order of {@code drivers.json}, weather, race control, corners,
 * telemetry in the order of the laps. Immutable.
 *
 * @since 0.1
 */
public final class LoadReport {
  /** In the order of the report. */
  private static final List<FileKind> ORDER =
      List.of(
          FileKind.DRIVERS,
          FileKind.SESSION_LAPS,
          FileKind.LAPS,
          FileKind.WEATHER,
          FileKind.RACE_CONTROL,
          FileKind.CORNERS,
          FileKind.TELEMETRY);

  private final SessionKey session;
  private final List<FileReport> files;

  private LoadReport(SessionKey session, List<FileReport> files) {
    this.session = session;
    this.files = List.copyOf(files);
  }

  /** Of a file that is reported more than once the last report counts. */
  static LoadReport of(SessionKey session, Collection<FileReport> reports) {
    var byPath = new LinkedHashMap<String, FileReport>();
    reports.forEach(report -> byPath.put(report.resource().path(), report));
    var files = new ArrayList<>(byPath.values());
    files.sort(Comparator.comparingInt(report -> ORDER.indexOf(report.resource().kind())));
    return new LoadReport(session, files);
  }

  /** The session. */
  public SessionKey session() {
    return session;
  }

  /** Every file that was asked for, in order. */
  public List<FileReport> files() {
    return files;
  }

  /** The report of a file; empty if it was not asked for. */
  public Optional<FileReport> file(Resource<?> resource) {
    return files.stream().filter(r -> r.resource().file().equals(resource.file())).findFirst();
  }

  /** How many files ended how; of a status that no file has there is no entry. */
  public Map<FileStatus, Integer> counts() {
    var counts = new EnumMap<FileStatus, Integer>(FileStatus.class);
    files.forEach(report -> counts.merge(report.status(), 1, Integer::sum));
    return Collections.unmodifiableMap(counts);
  }

  /**
   * Whether nothing is lacking: every file was had, or was replaced by others, or is one that need
   * not be published and is not. Weather, race control and corners of tests, and the telemetry of
   * some laps, are not published as a rule, and that makes no load incomplete.
   */
  public boolean isComplete() {
    return files.stream().noneMatch(FileReport::isLacking);
  }

  /** The files because of which something is lacking, in order. */
  public List<FileReport> lacking() {
    return files.stream().filter(FileReport::isLacking).toList();
  }

  /**
   * Throws why the first file of these kinds was not obtained that is lacking although published.
   */
  void throwIfFailed(FileKind... kinds) {
    for (FileReport file : lacking()) {
      Tif1Exception why = file.error();
      boolean wanted = List.of(kinds).contains(file.resource().kind());
      if (wanted && why != null && !(why instanceof NotFoundException)) {
        throw why.asSeenHere();
      }
    }
  }

  /**
   * A table for a log: a line that sums up, then a line a file; telemetry that was obtained in one.
   */
  @Override
  public String toString() {
    return ReportTable.of(this);
  }
}
