package io.tif1.charts.internal.plan;

import io.tif1.charts.internal.draw.Anchor;
import io.tif1.charts.internal.draw.Box;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Font;
import io.tif1.charts.internal.draw.Scene;
import io.tif1.charts.internal.look.Ink;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The sheet of a chart: title and legend above, notes below, and what they leave for data between
 * them. Legend and notes never lie on data: they take their room first.
 */
final class Page {
  private static final double EDGE = 28;

  final Canvas canvas = new Canvas();
  final Ink ink;
  final double unit;
  private final Style style;
  private final String title;
  private Box body;

  Page(Style style, String usualTitle, String usualSubtitle) {
    this.style = style;
    this.ink = Ink.of(style.theme());
    double width = style.width() / style.zoom();
    double height = style.height() / style.zoom();
    this.unit = Math.max(0.7, Math.min(1, Math.min(width / 1200, height / 800)));
    String chosen = style.title();
    this.title = chosen == null ? usualTitle : chosen;
    this.body = new Box(0, 0, width, height);
    take(EDGE, 22, EDGE, 20);
    heading(usualSubtitle);
  }

  private void heading(String usualSubtitle) {
    String chosen = style.subtitle();
    String below = chosen == null ? usualSubtitle : chosen;
    Font large = Font.bold(24 * unit);
    Font small = plain(15);
    canvas.group(
        "header",
        null,
        out -> {
          double y = body.y() + large.rise();
          String fitted = large.fit(title, body.width());
          out.text(body.x(), y, fitted, large, Anchor.START, ink.text());
          if (!below.isEmpty()) {
            double next = y + 25 * unit;
            String words = small.fit(below, body.width());
            out.text(body.x(), next, words, small, Anchor.START, ink.muted());
          }
        });
    take(0, (below.isEmpty() ? 32 : 56) * unit, 0, 0);
  }

  /** Letters of a size that suits the picture's. */
  Font plain(double size) {
    return Font.plain(size * unit);
  }

  Font bold(double size) {
    return Font.bold(size * unit);
  }

  /** What is left for data. */
  Box body() {
    return body;
  }

  /** What is left for data in rows: of a few rows no more than they need. */
  Box rows(int count) {
    double needed = count * 60 * unit + 60 * unit;
    return body.without(0, 0, 0, Math.max(0, body.height() - needed));
  }

  /** Takes strips off the edges of what is left, in pixels. */
  void take(double left, double top, double right, double bottom) {
    body = body.without(left, top, right, bottom);
  }

  /** A legend in lines below the heading. */
  void legend(List<Legend> entries) {
    if (entries.isEmpty()) {
      return;
    }
    Font font = plain(14);
    double sample = 20 * unit;
    double gap = 20 * unit;
    double[] widths =
        entries.stream()
            .mapToDouble(e -> sample + 8 * unit + font.width(e.label()) + gap)
            .toArray();
    double widest = Math.min(body.width(), Arrays.stream(widths).max().orElse(1));
    boolean isOneRow = Arrays.stream(widths).sum() - gap <= body.width();
    // An even number, so that team mates stay side by side
    int most = (int) Math.max(1, Math.floor(body.width() / widest));
    int columns = isOneRow ? entries.size() : most > 1 ? most / 2 * 2 : 1;
    double row = 21 * unit;
    int rows = (entries.size() + columns - 1) / columns;
    canvas.group(
        "legend",
        null,
        out -> {
          for (int i = 0; i < entries.size(); i++) {
            int down = i / columns;
            double before = isOneRow ? Arrays.stream(widths, 0, i).sum() : i % columns * widest;
            double x = body.x() + before;
            double y = body.y() + (down + 0.5) * row;
            entries.get(i).sample(out, x + sample / 2, y, sample);
            String label = font.fit(entries.get(i).label(), body.width() - sample - 8 * unit);
            out.textAt(x + sample + 8 * unit, y, label, font, Anchor.START, ink.text());
          }
        });
    take(0, rows * row + 10 * unit, 0, 0);
  }

  /** Remarks at the bottom: the caller's, then what is not in the picture, and why. */
  void notes(List<String> own) {
    Font font = plain(13);
    List<String> lines = new ArrayList<>();
    List<String> notes = new ArrayList<>(style.notes());
    notes.addAll(own);
    for (String note : notes) {
      wrap(note, font, lines);
    }
    if (lines.isEmpty()) {
      return;
    }
    double row = 18 * unit;
    canvas.group(
        "notes",
        null,
        out -> {
          for (int i = 0; i < lines.size(); i++) {
            double y = body.bottom() - (lines.size() - 1 - i) * row;
            out.text(body.x(), y, lines.get(i), font, Anchor.START, ink.muted());
          }
        });
    take(0, 0, 0, lines.size() * row + 6 * unit);
  }

  private void wrap(String note, Font font, List<String> lines) {
    StringBuilder line = new StringBuilder();
    for (String word : note.split(" ")) {
      if (line.length() > 0 && font.width(line + " " + word) > body.width()) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.length() == 0 ? "" : " ").append(word);
    }
    lines.add(font.fit(line.toString(), body.width()));
  }

  Scene scene(String description) {
    return new Scene(
        style.width() / style.zoom(),
        style.height() / style.zoom(),
        style.zoom() * style.scale(),
        ink.ground(),
        title,
        description,
        canvas.marks());
  }
}
