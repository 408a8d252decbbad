package io.tif1.client;

import io.tif1.model.Corners;
import io.tif1.model.Drivers;
import io.tif1.model.FileKind;
import io.tif1.model.JsonDocument;
import io.tif1.model.Laps;
import io.tif1.model.PathSegment;
import io.tif1.model.RaceControl;
import io.tif1.model.SessionKey;
import io.tif1.model.Telemetry;
import io.tif1.model.Weather;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What to fetch: one published file and the Java type it decodes to. A resource says nothing about
 * how to fetch it; that is {@link FetchOptions}. Two resources are equal if they name the same file
 * and the same type, however the names were spelled; resources of the same file share one cache
 * entry and one transfer, whatever their types.
 *
 * <p>Immutable.
 *
 * @param <T> the decoded type
 * @since 0.1
 */
public final class Resource<T> {
  /** Names the specification's samples use; the published tree has the file elsewhere. */
  private static final Pattern LAPS_ALIAS = Pattern.compile("laps_([A-Za-z]{3})\\.json");

  private static final Pattern TELEMETRY_ALIAS =
      Pattern.compile("telemetry_([A-Za-z]{3})_(\\d{1,3})\\.json");

  private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

  /** More laps than anyone has driven in a day of testing. */
  private static final int MAX_LAP = 999;

  private final SessionKey key;
  private final String path;
  private final Class<T> type;

  private Resource(SessionKey key, String path, Class<T> type) {
    this.key = key;
    this.path = path;
    this.type = type;
  }

  /**
   * Any file of a session, undecoded.
   *
   * @param season the championship year, from 2018
   * @param event the event's name as published: {@code "Belgian Grand Prix"}
   * @param session the session's name as published: {@code "Race"}
   * @param path the file within the session's folder: {@code "drivers.json"}, {@code
   *     "VER/laptimes.json"}, {@code "VER/1_tel.json"}; {@code "laps_VER.json"} and {@code
   *     "telemetry_VER_1.json"} are other names for the last two
   * @throws IllegalArgumentException if a name is empty, is {@code .} or {@code ..}, or holds a
   *     backslash or control character, if the path is absolute, or the season out of range
   */
  public static Resource<JsonDocument> json(int season, String event, String session, String path) {
    return json(new SessionKey(season, event, session), path);
  }

  /** As {@link #json(int, String, String, String)}, for a session already named. */
  public static Resource<JsonDocument> json(SessionKey session, String path) {
    return new Resource<>(session, canonicalPath(path), JsonDocument.class);
  }

  /**
   * The telemetry of one lap: {@code VER/19_tel.json}.
   *
   * @param driver the driver's three letters, in either case
   * @param lap from 1
   * @throws IllegalArgumentException if either makes no sense
   */
  public static Resource<Telemetry> telemetry(SessionKey session, String driver, int lap) {
    if (lap < 1 || lap > MAX_LAP) {
      throw new IllegalArgumentException("lap must be from 1 to " + MAX_LAP + ": " + lap);
    }
    return new Resource<>(session, code(driver) + "/" + lap + "_tel.json", Telemetry.class);
  }

  /**
   * The laps of one driver: {@code VER/laptimes.json}.
   *
   * @param driver the driver's three letters, in either case
   * @throws IllegalArgumentException if they are not three letters
   */
  public static Resource<Laps> laps(SessionKey session, String driver) {
    return new Resource<>(session, code(driver) + "/laptimes.json", Laps.class);
  }

  /**
   * The laps of all drivers in one file, {@code session_laptimes.json}. It is not there for every
   * session; before September 2026 it was written some time after the others.
   */
  public static Resource<Laps> sessionLaps(SessionKey session) {
    return new Resource<>(session, "session_laptimes.json", Laps.class);
  }

  /** The drivers: {@code drivers.json}. */
  public static Resource<Drivers> drivers(SessionKey session) {
    return new Resource<>(session, "drivers.json", Drivers.class);
  }

  /** The weather: {@code weather.json}. Race weekends only. */
  public static Resource<Weather> weather(SessionKey session) {
    return new Resource<>(session, "weather.json", Weather.class);
  }

  /** The messages of race control: {@code rcm.json}. Race weekends only. */
  public static Resource<RaceControl> raceControl(SessionKey session) {
    return new Resource<>(session, "rcm.json", RaceControl.class);
  }

  /** The corners of the circuit: {@code corners.json}. Not there for every session. */
  public static Resource<Corners> corners(SessionKey session) {
    return new Resource<>(session, "corners.json", Corners.class);
  }

  /** Whether it can be a driver's three letters. */
  static boolean isDriver(String text) {
    return CODE.matcher(text).matches();
  }

  private static String code(String driver) {
    if (!isDriver(driver)) {
      throw new IllegalArgumentException(
          "driver must be three letters such as VER: \"" + driver + '"');
    }
    return driver.toUpperCase(Locale.ROOT);
  }

  private static String canonicalPath(String path) {
    if (path.startsWith("/") || path.contains("://")) {
      throw new IllegalArgumentException(
          "path must be relative to the session's folder: \"" + path + '"');
    }
    var canonical = new StringJoiner("/");
    for (String segment : path.split("/", -1)) {
      canonical.add(PathSegment.canonical("path", segment));
    }
    return published(canonical.toString());
  }

  private static String published(String path) {
    Matcher laps = LAPS_ALIAS.matcher(path);
    if (laps.matches()) {
      return laps.group(1) + "/laptimes.json";
    }
    Matcher telemetry = TELEMETRY_ALIAS.matcher(path);
    if (telemetry.matches()) {
      return telemetry.group(1) + "/" + telemetry.group(2) + "_tel.json";
    }
    return path;
  }

  /** The session whose folder holds the file. */
  public SessionKey key() {
    return key;
  }

  /** The championship year. */
  public int season() {
    return key.season();
  }

  /** The event's name, decoded. */
  public String event() {
    return key.event();
  }

  /** The session's name, decoded. */
  public String session() {
    return key.session();
  }

  /** The file within the session's folder, decoded, with {@code /} between folders. */
  public String path() {
    return path;
  }

  /** The type the file decodes to. */
  public Class<T> type() {
    return type;
  }

  /**
   * The folder of a driver that the file stands in, which is the driver's three letters; null if it
   * stands in the session's.
   */
  public @Nullable String driver() {
    int slash = path.indexOf('/');
    return slash < 0 ? null : path.substring(0, slash);
  }

  /** What the file holds, told by its path. */
  public FileKind kind() {
    return FileKind.of(path);
  }

  /**
   * The same file decoded to the type of its {@link #kind}; a file of another kind stays a
   * document.
   */
  public Resource<?> typed() {
    return switch (kind()) {
      case TELEMETRY -> new Resource<>(key, path, Telemetry.class);
      case LAPS, SESSION_LAPS -> new Resource<>(key, path, Laps.class);
      case DRIVERS -> new Resource<>(key, path, Drivers.class);
      case WEATHER -> new Resource<>(key, path, Weather.class);
      case RACE_CONTROL -> new Resource<>(key, path, RaceControl.class);
      case CORNERS -> new Resource<>(key, path, Corners.class);
      case OTHER -> new Resource<>(key, path, JsonDocument.class);
    };
  }

  /** Season, event, session and path as one text; the same for every type of the same file. */
  public String file() {
    return key + "/" + path;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Resource<?> that
        && that.key.equals(key)
        && that.path.equals(path)
        && that.type == type;
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + path.hashCode();
  }

  @Override
  public String toString() {
    return file();
  }
}
