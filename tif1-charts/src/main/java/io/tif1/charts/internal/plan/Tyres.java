package io.tif1.charts.internal.plan;

import io.tif1.charts.Palette;
import io.tif1.charts.internal.draw.Canvas;
import io.tif1.charts.internal.draw.Colour;
import io.tif1.charts.internal.draw.Mark;
import io.tif1.charts.internal.draw.Stroke;
import io.tif1.charts.internal.look.CompoundColours;
import io.tif1.charts.internal.look.Ink;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tyres in a chart: which there are, and how they look. */
final class Tyres {
  private final Field field;
  private final Palette palette;
  private final Ink ink;
  private final List<String> compounds;

  private Tyres(Field field, Palette palette, Ink ink) {
    this.field = field;
    this.palette = palette;
    this.ink = ink;
    this.compounds =
        field.runners().stream()
            .flatMap(runner -> Arrays.stream(runner.rows()).mapToObj(this::of))
            .collect(Collectors.toSet())
            .stream()
            .sorted(
                Comparator.comparingInt(CompoundColours::rank)
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  static Tyres of(Field field, Style style, Ink ink) {
    return new Tyres(field, Cast.palette(style, field.season()), ink);
  }

  /** How many compounds have a name. */
  int known() {
    return (int) compounds.stream().filter(name -> !name.equals(CompoundColours.UNKNOWN)).count();
  }

  /** The compound of a lap, in capitals. */
  String of(int row) {
    return name(field.laps().compound().get(row));
  }

  private static String name(@Nullable String compound) {
    boolean isKnown = compound != null && !compound.isBlank() && !compound.contains("UNKNOWN");
    return isKnown && compound != null
        ? compound.strip().toUpperCase(Locale.ROOT)
        : CompoundColours.UNKNOWN;
  }

  Colour colour(String compound) {
    return Colour.of(palette.compoundColour(compound));
  }

  /** Around what is filled with the colour: strong enough to see white on white, black on black. */
  Stroke outline(Colour fill) {
    boolean isSeen = fill.contrast(ink.panel()) >= 3;
    return Stroke.of(isSeen ? fill.mix(ink.panel(), 0.25) : fill.readableOn(ink.panel(), 3), 1);
  }

  /** A legend of points. */
  List<Legend> dotLegend() {
    return compounds.stream()
        .map(
            compound ->
                Legend.dot(
                    named(compound),
                    colour(compound),
                    outline(colour(compound)),
                    CompoundColours.shape(compound)))
        .toList();
  }

  /** A legend of bars with letters, of some of the compounds, in the usual order. */
  List<Legend> legend(Collection<String> drawn) {
    return compounds.stream()
        .filter(drawn::contains)
        .map(
            compound ->
                Legend.patch(named(compound), colour(compound), outline(colour(compound)))
                    .withLetter(CompoundColours.letter(compound)))
        .toList();
  }

  private static String named(String compound) {
    return CompoundColours.shown(compound);
  }

  /** The laps of a driver as points, a mark for each compound. */
  void dots(Canvas out, Runner runner, double[] xs, double[] ys, double radius) {
    for (String compound : compounds) {
      double[] own = new double[xs.length];
      boolean isUsed = false;
      for (int i = 0; i < own.length; i++) {
        boolean isIt = of(runner.rows()[i]).equals(compound);
        own[i] = isIt ? ys[i] : Double.NaN;
        isUsed |= isIt;
      }
      if (isUsed) {
        Colour fill = colour(compound);
        Stroke outline = outline(fill);
        out.group(
            "compound",
            runner.driver() + ", " + CompoundColours.shown(compound),
            each ->
                each.add(
                    new Mark.Dots(
                        xs, own, radius, CompoundColours.shape(compound), fill, outline)));
      }
    }
  }
}
