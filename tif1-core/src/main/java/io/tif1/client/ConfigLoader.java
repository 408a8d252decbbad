package io.tif1.client;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Puts a configuration together from defaults, one file and the environment. Everything that is
 * wrong is collected and told at once, so that nobody mends a file line by line.
 */
final class ConfigLoader {
  private static final String FILE_NAME = ".tif1rc";

  private final Map<String, String> environment;
  private final Home home;
  private final Path workingDirectory;
  private final Tif1Config.Builder builder;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<String> infos = new LinkedHashSet<>();

  private ConfigLoader(Map<String, String> environment, Home home, Path workingDirectory) {
    this.environment = environment;
    this.home = home;
    this.workingDirectory = workingDirectory;
    // Remarks are collected too: a key in both file and environment is remarked on once.
    this.builder =
        new Tif1Config.Builder(
            home,
            new Notes() {
              @Override
              public void warning(String text) {
                warnings.add(text);
              }

              @Override
              public void info(String text) {
                infos.add(text);
              }
            });
  }

  static Tif1Config load(
      Map<String, String> environment, Home home, Path workingDirectory, Notes notes) {
    return new ConfigLoader(environment, home, workingDirectory).load(notes);
  }

  private Tif1Config load(Notes notes) {
    attempt("", () -> file().ifPresent(this::readFile));
    readEnvironment();
    Optional<Tif1Config> config = build();
    config.ifPresent(this::remarkOnHome);
    warnings.forEach(notes::warning);
    infos.forEach(notes::info);
    return config.filter(built -> problems.isEmpty()).orElseThrow(this::refusal);
  }

  private Optional<Path> file() {
    boolean named = !environment.getOrDefault(SettingKeys.CONFIG_FILE, "").isBlank();
    Optional<Path> place = place(environment, home, workingDirectory);
    return named ? place : place.filter(Files::exists);
  }

  /** Where the file is that is read; it may not be there. Empty without a home directory. */
  static Optional<Path> place(Map<String, String> environment, Home home, Path workingDirectory) {
    String named = environment.getOrDefault(SettingKeys.CONFIG_FILE, "");
    if (!named.isBlank()) {
      return Optional.of(named(named.strip(), home));
    }
    if (trustsWorkingDirectory(environment)) {
      Path here = workingDirectory.resolve(FILE_NAME).toAbsolutePath();
      if (Files.exists(here)) {
        return Optional.of(here);
      }
    }
    return home.directory().map(directory -> directory.resolve(FILE_NAME));
  }

  private static Path named(String name, Home home) {
    try {
      return FilePathType.expand(name, home);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException(
          "environment: "
              + SettingKeys.CONFIG_FILE
              + " is no path on this system: "
              + Shown.value(name)
              + "; if it has letters beyond ASCII, set LC_ALL=C.UTF-8",
          e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "environment: " + SettingKeys.CONFIG_FILE + " " + e.getMessage(), e);
    }
  }

  /** Off unless asked for: a file in a directory that was only visited could name any CDN. */
  private static boolean trustsWorkingDirectory(Map<String, String> environment) {
    String trust = environment.getOrDefault(SettingKeys.TRUST_CWD_CONFIG, "");
    try {
      return !trust.isBlank() && (Boolean) YesNoType.YES_NO.read(trust, Notes.LOG);
    } catch (BadValueException e) {
      throw new IllegalArgumentException(
          "environment: "
              + SettingKeys.TRUST_CWD_CONFIG
              + " must be "
              + YesNoType.YES_NO.allowed()
              + ", not "
              + Shown.value(trust),
          e);
    }
  }

  private void readFile(Path file) {
    String origin = "file " + file;
    Map<String, Object> members = ConfigFile.read(file);
    Optional<PythonDefaults> saved = PythonDefaults.savedIn(members);
    members.forEach(
        (key, value) -> {
          if (!SettingKeys.known(key)) {
            String unknown = SettingKeys.unknownText(key);
            warnings.add(origin + ": " + unknown);
            builder.ignore(key, origin, unknown);
          } else if (saved.isPresent() && saved.get().hold(key, value, home)) {
            builder.ignore(key, origin, PythonDefaults.REASON);
          } else if (!hasOwnKey(key, members.keySet())) {
            attempt(origin + ": ", () -> builder.set(key, value, origin));
          }
        });
    if (saved.isPresent()) {
      infos.add(origin + " was saved by Python's tif1: values that are its defaults are not taken");
    }
  }

  /** Whether {@code key} is the Python library's for something that is set by this client's key. */
  private boolean hasOwnKey(String key, Set<String> keys) {
    return SettingKeys.converted(key).map(ConvertedKey::setting).map(Setting::key).stream()
        .anyMatch(keys::contains);
  }

  private void readEnvironment() {
    var unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(variable -> !variable.startsWith(SettingKeys.PREFIX));
    unknown.remove(SettingKeys.CONFIG_FILE);
    unknown.remove(SettingKeys.TRUST_CWD_CONFIG);
    unknown.remove(SettingKeys.JVM_CACHE);
    for (ConvertedKey converted : ConvertedKey.values()) { // first: this client's own key wins
      if (unknown.remove(converted.variable())) {
        readVariable(converted.variable(), converted.key());
      }
    }
    for (Setting setting : Setting.values()) {
      if (unknown.remove(setting.variable())) {
        readVariable(setting.variable(), setting.key());
      }
    }
    for (IgnoredKey ignored : IgnoredKey.values()) {
      if (unknown.remove(ignored.variable())) {
        readVariable(ignored.variable(), ignored.key());
      }
    }
    unknown.forEach(variable -> warnings.add(SettingKeys.unknownVariableText(variable)));
  }

  /** An empty variable counts as not set: that is how shells and containers take one back. */
  private void readVariable(String variable, String key) {
    String value = environment.getOrDefault(variable, "");
    if (!value.isBlank()) {
      String origin = "environment " + variable;
      attempt(origin + ": ", () -> builder.set(key, value, origin));
    }
  }

  private Optional<Tif1Config> build() {
    try {
      return Optional.of(builder.build());
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  /** One line, for all that follows from it. */
  private void remarkOnHome(Tif1Config config) {
    boolean noFile = environment.getOrDefault(SettingKeys.CONFIG_FILE, "").isBlank();
    boolean noCache = config.cacheUsed() && config.cacheMaxBytes() > 0 && config.cacheDir() == null;
    if (!home.problem().isEmpty() && (noFile || noCache)) {
      warnings.add(
          home.problem()
              + (noFile ? ": no settings file is read" : "")
              + (noFile && noCache ? " and" : noCache ? ":" : "")
              + (noCache ? " nothing is kept on disk (or set TIF1_CACHE_DIR)" : ""));
    }
  }

  private void attempt(String where, Runnable step) {
    try {
      step.run();
    } catch (IllegalArgumentException e) {
      problems.add(where + e.getMessage());
    }
  }

  private IllegalArgumentException refusal() {
    return new IllegalArgumentException(
        problems.size() == 1
            ? problems.get(0)
            : problems.size()
                + " things are wrong with the settings:\n- "
                + String.join("\n- ", problems));
  }
}
