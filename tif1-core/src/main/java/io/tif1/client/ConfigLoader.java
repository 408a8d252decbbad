package io.tif1.client;

import java.nio.file.Files;
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
  private final Path home;
  private final Path workingDirectory;
  private final Tif1Config.Builder builder;
  private final List<String> problems = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Set<String> infos = new LinkedHashSet<>();

  private ConfigLoader(Map<String, String> environment, Path home, Path workingDirectory) {
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

  /** The home directory as the Python library finds it: {@code HOME} before the system's answer. */
  static Path home(Map<String, String> environment) {
    String variable = environment.getOrDefault("HOME", "");
    // On Windows some shells set a HOME that Windows itself cannot read; it is not absolute there.
    return !variable.isBlank() && Path.of(variable).isAbsolute()
        ? Path.of(variable)
        : Path.of(System.getProperty("user.home", ""));
  }

  static Tif1Config load(
      Map<String, String> environment, Path home, Path workingDirectory, Notes notes) {
    return new ConfigLoader(environment, home, workingDirectory).load(notes);
  }

  private Tif1Config load(Notes notes) {
    attempt("", () -> file().ifPresent(this::readFile));
    readEnvironment();
    Optional<Tif1Config> config = build();
    warnings.forEach(notes::warning);
    infos.forEach(notes::info);
    return config.filter(built -> problems.isEmpty()).orElseThrow(this::refusal);
  }

  private Optional<Path> file() {
    boolean named = !environment.getOrDefault(SettingKeys.CONFIG_FILE, "").isBlank();
    Path place = place(environment, home, workingDirectory);
    return named || Files.exists(place) ? Optional.of(place) : Optional.empty();
  }

  /** Where the file is that is read; it may not be there. */
  static Path place(Map<String, String> environment, Path home, Path workingDirectory) {
    String named = environment.getOrDefault(SettingKeys.CONFIG_FILE, "");
    if (!named.isBlank()) {
      return FilePathType.expand(named.strip(), home);
    }
    Path here = workingDirectory.resolve(FILE_NAME).toAbsolutePath();
    return trustsWorkingDirectory(environment) && Files.exists(here)
        ? here
        : home.resolve(FILE_NAME);
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
    ConfigFile.read(file)
        .forEach(
            (key, value) -> {
              if (SettingKeys.setting(key).isPresent() || SettingKeys.ignored(key).isPresent()) {
                attempt(origin + ": ", () -> builder.set(key, value, origin));
              } else {
                warnings.add(origin + ": " + SettingKeys.unknownText(key));
              }
            });
  }

  private void readEnvironment() {
    var unknown = new TreeSet<>(environment.keySet());
    unknown.removeIf(variable -> !variable.startsWith(SettingKeys.PREFIX));
    unknown.remove(SettingKeys.CONFIG_FILE);
    unknown.remove(SettingKeys.TRUST_CWD_CONFIG);
    unknown.remove(SettingKeys.JVM_CACHE);
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
