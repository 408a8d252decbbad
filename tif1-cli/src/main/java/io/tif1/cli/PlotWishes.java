package io.tif1.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * What is drawn and how. No type of the charts is named here: the parser of the command line looks
 * at all fields and methods, and must be able to without that module.
 */
final class PlotWishes {
  /** What the colour along a track map stands for. */
  enum Colour {
    SPEED,
    GEAR,
    THROTTLE,
    BRAKE;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The ground. */
  enum Ground {
    LIGHT,
    DARK;

    /** As it is typed. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write it; the name ends in .svg or .png. A file there is replaced.")
  private Path out = Path.of("");

  @Mixin private DriverOption drivers = new DriverOption();
  @Mixin private FilterOptions filters = new FilterOptions();

  @Option(
      names = "--all-laps",
      description =
          "Slow laps too, with lap-times and box: of practice and qualifying they show quick laps"
              + " only, within 107 percent of the fastest, if this is not given.")
  private boolean allLaps;

  @Option(
      names = "--lap",
      paramLabel = "DRIVER:N",
      converter = PlotLap.Converter.class,
      description = "A lap, as VER:19: two for speed, one for map.")
  private List<PlotLap> laps = List.of();

  @Option(
      names = "--fastest",
      description =
          "The fastest lap of each driver, of those given or of all: the two quickest for speed, one"
              + " for map. So it is without --lap, too.")
  private boolean fastest;

  @Option(
      names = {"--colour", "--color"},
      paramLabel = "CHANNEL",
      description = "What a map's colour shows: ${COMPLETION-CANDIDATES} (default: speed).")
  private @Nullable Colour colour;

  @Option(
      names = "--theme",
      paramLabel = "THEME",
      description = "The ground: ${COMPLETION-CANDIDATES} (default: light).")
  private Ground ground = Ground.LIGHT;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      converter = PlotSize.Converter.class,
      description =
          "In pixels, from 640x480 (default: 1200x800). Letters grow with it from 1600x1000 on.")
  private PlotSize size = new PlotSize(1200, 800);

  @Option(
      names = "--scale",
      paramLabel = "N",
      converter = PlotScale.Converter.class,
      description =
          "Pixels of the image for each of --size (default: 1): 2 for screens of high density.")
  private PlotScale scale = new PlotScale(1);

  /**
   * Refuses what the picture cannot heed, before anything is fetched.
   *
   * @throws IllegalArgumentException if it does; the message says what to do instead
   */
  void check(PlotKind kind) {
    String name = out.toString().toLowerCase(Locale.ROOT);
    if (!name.endsWith(".svg") && !name.endsWith(".png")) {
      throw new IllegalArgumentException(
          "--out: the name must end in .svg or .png, and \"" + out + "\" does not");
    }
    boolean ofLaps = kind.of() == PlotKind.Of.LAPS;
    refuse(!laps.isEmpty() && !ofLaps, "--lap", kind, "it goes with speed and map");
    refuse(fastest && !ofLaps, "--fastest", kind, "it goes with speed and map");
    refuse(colour != null && kind != PlotKind.MAP, "--colour", kind, "it goes with map");
    refuse(
        drivers.isGiven() && kind.of() == PlotKind.Of.SESSION,
        "--driver",
        kind,
        "it shows the whole session");
    refuse(
        fastest && !laps.isEmpty(),
        "--fastest and --lap together",
        kind,
        "give the laps, or let them be found");
    refuse(
        drivers.isGiven() && !laps.isEmpty(),
        "--driver and --lap together",
        kind,
        "a lap names its driver");
    checkFilters(kind);
    int needed = kind == PlotKind.SPEED ? 2 : 1;
    if (ofLaps && !laps.isEmpty() && laps.size() != needed) {
      throw new IllegalArgumentException(
          kind + " shows " + Units.count(needed, "lap") + ", and --lap gives " + laps.size());
    }
  }

  private void checkFilters(PlotKind kind) {
    List<String> given = filters.given();
    String first = given.isEmpty() ? "" : given.get(0);
    refuse(!given.isEmpty() && kind == PlotKind.WEATHER, first, kind, "it is not made of laps");
    refuse(
        !given.isEmpty() && !laps.isEmpty(),
        first + " and --lap together",
        kind,
        "the lap is named already");
    List<String> thin = filters.givenThatThin();
    refuse(
        !thin.isEmpty() && kind.needsEveryLap(),
        thin.isEmpty() ? "" : thin.get(0),
        kind,
        "it needs every lap of a driver; --laps, --team and --driver choose");
    refuse(allLaps && !kind.isOfPace(), "--all-laps", kind, "it goes with lap-times and box");
  }

  private static void refuse(boolean wrong, String option, PlotKind kind, String why) {
    if (wrong) {
      throw new IllegalArgumentException(option + " means nothing to " + kind + ": " + why);
    }
  }

  Path out() {
    return out;
  }

  DriverOption drivers() {
    return drivers;
  }

  /** Those that are named; none if they are to be found. */
  List<PlotLap> laps() {
    return laps;
  }

  Colour colour() {
    return colour == null ? Colour.SPEED : colour;
  }

  boolean isDark() {
    return ground == Ground.DARK;
  }

  FilterOptions filters() {
    return filters;
  }

  boolean isOfAllLaps() {
    return allLaps;
  }

  double scale() {
    return scale.factor();
  }

  PlotSize size() {
    return size;
  }
}
