package io.tif1.cli;

import io.tif1.charts.Chart;
import io.tif1.charts.ChartException;
import io.tif1.client.Session;
import io.tif1.client.internal.runtime.RegularFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** From a wish to a file. Only this and what it calls needs the module of the charts. */
final class PlotRun {
  private final Io io;
  private final boolean verbose;
  private final Session session;
  private final PlotKind kind;
  private final PlotWishes wishes;
  private final FetchLine line;

  /**
   * @param line ends before anything is said
   */
  PlotRun(
      Io io, boolean verbose, Session session, PlotKind kind, PlotWishes wishes, FetchLine line) {
    this.line = line;
    this.io = io;
    this.verbose = verbose;
    this.session = session;
    this.kind = kind;
    this.wishes = wishes;
  }

  /**
   * Fetches, draws and writes; the exit code.
   *
   * @throws io.tif1.client.Tif1Exception if what is drawn cannot be had
   * @throws UncheckedIOException if the file cannot be written
   */
  int run() {
    var data = new PlotData(session);
    try {
      Optional<Chart> chart = new PlotChart(session, data, wishes).of(kind);
      line.close();
      if (chart.isEmpty()) {
        io.complain("no lap of " + session + " that could be drawn is timed; name one with --lap");
        return ExitCode.MISSING;
      }
      RegularFile.checkReplaceable(wishes.out());
      chart.get().writeTo(wishes.out());
    } catch (PlotLaps.NothingException e) {
      e.lines().forEach(io::complain);
      return ExitCode.MISSING;
    } catch (ChartException e) {
      line.close();
      io.complain(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + wishes.out() + ": " + reason(e), e);
    }
    io.say("Written: " + wishes.out());
    data.lacking().stream()
        .flatMap(report -> Lacking.lines(report, verbose).stream())
        .forEach(io::say);
    return data.lacking().isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
  }

  private String reason(IOException problem) {
    if (problem instanceof RegularFile.RefusedException refused) {
      return "it " + refused.getReason();
    }
    if (problem instanceof NoSuchFileException) {
      Path folder = wishes.out().toAbsolutePath().getParent();
      return "there is no folder " + folder + "; make it first";
    }
    return PlainWords.of(problem);
  }
}
