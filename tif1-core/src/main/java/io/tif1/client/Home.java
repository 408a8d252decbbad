package io.tif1.client;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a user's things are on this machine: the home directory and the directory for caches. In a
 * container there may be neither. Immutable.
 */
final class Home {
  /** Not tif1, which the Python library uses, and not tif1-jvm, which the launcher does. */
  private static final String OURS = "tif1-files";

  private final @Nullable Path directory;
  private final @Nullable Path caches;
  private final @Nullable Path cacheDir;
  private final String problem;
  private final Map<String, String> environment;

  private Home(
      @Nullable Path directory,
      @Nullable Path caches,
      String problem,
      Map<String, String> environment) {
    this.directory = directory;
    this.caches = caches;
    this.problem = problem;
    this.environment = environment;
    this.cacheDir = cacheDir(directory, caches);
  }

  /** As it is for this process. */
  static Home of(Map<String, String> environment) {
    return of(environment, System.getProperty("user.home", ""), System.getProperty("os.name", ""));
  }

  /** {@code HOME} before the system's answer, as the Python library has it. */
  static Home of(Map<String, String> environment, String userHome, String system) {
    String variable = environment.getOrDefault("HOME", "");
    // On Windows some shells set a HOME that Windows itself cannot read; it is not absolute there.
    Optional<Path> directory =
        isUnreadable(variable)
            ? Optional.empty() // and not somebody else's, which the system may know
            : absolute(variable).or(() -> absolute(userHome));
    Path home = directory.orElse(null);
    String problem = home == null ? problem(variable.isBlank() ? userHome : variable) : "";
    return new Home(home, caches(environment, home, system), problem, environment);
  }

  /** The home directory {@code directory}, with caches as on Linux. */
  static Home at(Path directory) {
    return new Home(directory, directory.resolve(".cache"), "", Map.of());
  }

  private static @Nullable Path caches(
      Map<String, String> environment, @Nullable Path home, String system) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      return absolute(environment.getOrDefault("LOCALAPPDATA", ""))
          .orElseGet(() -> home == null ? null : home.resolve("AppData").resolve("Local"));
    }
    if (name.startsWith("mac")) {
      return home == null ? null : home.resolve("Library").resolve("Caches");
    }
    return absolute(environment.getOrDefault("XDG_CACHE_HOME", ""))
        .orElseGet(() -> home == null ? null : home.resolve(".cache"));
  }

  /** A path that is none on this system, or a relative one, is as good as none. */
  private static Optional<Path> absolute(String text) {
    try {
      return Optional.of(text)
          .filter(given -> !given.isBlank())
          .map(Path::of)
          .filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** Whether it has letters that were lost on the way here, or that no path may have here. */
  private static boolean isUnreadable(String text) {
    try {
      return Path.of(text).toString().indexOf('\uFFFD') >= 0;
    } catch (InvalidPathException e) {
      return text.chars().anyMatch(c -> c > 127);
    }
  }

  private static String problem(String given) {
    return given.chars().anyMatch(c -> c > 127)
        ? "the name of the home directory cannot be read in this locale (set LC_ALL=C.UTF-8)"
        : "there is no home directory (set HOME)";
  }

  /** The directory whose files these are; empty if there is none. */
  Optional<Path> directory() {
    return Optional.ofNullable(directory);
  }

  /** Why there is no home directory, and in parentheses what to do; empty if there is one. */
  String problem() {
    return problem;
  }

  /**
   * The directory of the cache if no other is set: the platform's own, or {@code ~/.tif1/cache} if
   * only that has a cache of this client, from before there was another. Null if there is neither
   * home nor directory for caches.
   */
  @Nullable Path cacheDir() {
    return cacheDir;
  }

  private static @Nullable Path cacheDir(@Nullable Path directory, @Nullable Path caches) {
    if (caches == null) {
      return null;
    }
    Path now = caches.resolve(OURS);
    Path before = directory == null ? null : directory.resolve(".tif1").resolve("cache");
    return before != null && !holdsCache(now) && holdsCache(before) ? before : now;
  }

  private static boolean holdsCache(Path folder) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "tif1-jvm*.sqlite")) {
      return files.iterator().hasNext();
    } catch (IOException e) {
      return false; // not there, or not to be read: then it is not used
    }
  }

  /** Whether the Python library would keep its cache there if no other directory was set. */
  boolean isCacheOfPython(String text) {
    Optional<Path> local = absolute(environment.getOrDefault("LOCALAPPDATA", ""));
    Stream<Path> places =
        Stream.of(
                directory().map(home -> home.resolve(".cache").resolve("tif1")),
                directory().map(home -> home.resolve(".tif1")),
                directory().map(home -> home.resolve(".tif1").resolve("cache")),
                directory().map(home -> home.resolve("Library").resolve("Caches").resolve("tif1")),
                Optional.ofNullable(caches).map(folder -> folder.resolve("tif1")),
                local.map(folder -> folder.resolve("Temp").resolve("tif1")))
            .flatMap(Optional::stream);
    return absolute(text).filter(given -> places.anyMatch(given::equals)).isPresent();
  }
}
