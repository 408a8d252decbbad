package io.tif1.client;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything about a client that is data: the values of all {@linkplain Setting settings}, checked,
 * each with the place it came from. Collaborators such as listeners are given to the client itself.
 *
 * <p>Immutable, hence safe for use by multiple threads. Equal to a configuration with the same
 * values, wherever they came from.
 *
 * @since 0.1
 */
public final class Tif1Config extends ConfigValues {
  private static final String DEFAULT_ORIGIN = "default";
  private static final String CODE = "code";

  private final Home home;
  private final EnumMap<Setting, Given> given;
  private final List<IgnoredSetting> ignored;

  /** A value that was set, as kept, and by whom. */
  private record Given(Object kept, String origin) {}

  private Tif1Config(Home home, EnumMap<Setting, Given> given, List<IgnoredSetting> ignored) {
    this.home = home;
    this.given = new EnumMap<>(given);
    this.ignored = List.copyOf(ignored);
  }

  /** The defaults, whatever files and variables there are. */
  public static Tif1Config defaults() {
    return new Builder(Home.of(System.getenv()), Notes.LOG).build();
  }

  /**
   * The configuration of this machine; the later wins:
   *
   * <ol>
   *   <li>the defaults,
   *   <li>one file with a JSON object: the one that {@code TIF1_CONFIG_FILE} names; else {@code
   *       .tif1rc} in the working directory, but only if {@code TIF1_TRUST_CWD_CONFIG} is true;
   *       else {@code .tif1rc} in the home directory,
   *   <li>the variables {@code TIF1_*}.
   * </ol>
   *
   * <p>Unknown keys are logged as warnings, keys that mean nothing on the JVM at info; {@link
   * #ignored()} lists both. Of a file that {@code config.save()} of Python's tif1 wrote, which
   * holds every key, values that are that library's defaults count as not set.
   *
   * <p>Without a home directory, which containers may lack, no file is looked for, and a warning
   * says so.
   *
   * @throws IllegalArgumentException if a file cannot be read or is no JSON object, if a value is
   *     not allowed, or if values contradict each other; the message lists everything that is
   *     wrong, with the file or variable, the value and what is allowed
   */
  public static Tif1Config load() {
    Map<String, String> environment = System.getenv();
    return ConfigLoader.load(environment, Home.of(environment), Path.of(""), Notes.LOG);
  }

  /**
   * As {@link #load()}, with the settings of this file instead of those of the file that would be
   * found. Variables win over it.
   *
   * @throws IllegalArgumentException as {@link #load()}, also if there is no such file
   * @since 0.2
   */
  public static Tif1Config load(Path file) {
    var environment = new HashMap<>(System.getenv());
    environment.put(SettingKeys.CONFIG_FILE, file.toAbsolutePath().toString());
    return ConfigLoader.load(environment, Home.of(environment), Path.of(""), Notes.LOG);
  }

  /**
   * The file that {@link #load()} reads: the one that is named or found, and if there is none, the
   * one in the home directory, which it would read if it were there.
   *
   * @throws IllegalArgumentException if none is named and there is no home directory
   * @since 0.2
   */
  public static Path settingsFile() {
    Map<String, String> environment = System.getenv();
    Home home = Home.of(environment);
    return ConfigLoader.place(environment, home, Path.of(""))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    home.problem()
                        + ": no settings file can be found; name one in TIF1_CONFIG_FILE"));
  }

  /** A builder that begins with this configuration. */
  public Builder toBuilder() {
    return toBuilder(Notes.LOG);
  }

  Builder toBuilder(Notes notes) {
    return new Builder(this, notes);
  }

  /**
   * The value of a setting as one would write it in a file: a Boolean, Integer, Long, Double,
   * String or list of Strings. A time span is a number of seconds, an Integer if it is whole and a
   * Double if not. For {@code pool_connections} and {@code pool_maxsize} the size in force, for
   * {@code validation} the mode in force, for paths the full path. A proxy comes with its password,
   * which {@link #explain} does not show.
   *
   * @throws IllegalArgumentException if there is no such setting, or if it is one that means
   *     nothing on the JVM; the message says which was probably meant, or why
   */
  public Object get(String key) {
    requireNonNull(key, "key");
    Setting setting =
        SettingKeys.setting(key)
            .orElseThrow(() -> new IllegalArgumentException(SettingKeys.refusal(key)));
    return switch (setting) {
      case POOL_CONNECTIONS -> poolConnections();
      case POOL_MAXSIZE -> poolMaxsize();
      case VALIDATION -> setting.type().plain(validation());
      case CACHE_DIR -> Optional.ofNullable(cacheDir()).map(Path::toString).orElse("");
      case CA_BUNDLE -> Optional.ofNullable(caBundle()).map(Path::toString).orElse("");
      case USER_AGENT -> userAgent();
      default -> setting.type().plain(kept(setting));
    };
  }

  /** Every setting with its value and where the value came from, in the registry's order. */
  public List<ExplainedSetting> explain() {
    return Arrays.stream(Setting.values())
        .map(setting -> new ExplainedSetting(setting, shown(setting), origin(setting)))
        .toList();
  }

  /**
   * What stood in the file or a variable and has no effect: unknown keys, keys that mean nothing on
   * the JVM, and defaults of Python's tif1 that its {@code config.save()} wrote.
   *
   * @since 0.2
   */
  public List<IgnoredSetting> ignored() {
    return ignored;
  }

  /** The settings that were set, with passwords made unreadable. */
  @Override
  public String toString() {
    var lines = new ArrayList<String>();
    for (Setting setting : given.keySet()) {
      lines.add(setting.key() + "=" + shown(setting));
    }
    return "Tif1Config" + lines;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Tif1Config that && values().equals(that.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  private List<Object> values() {
    return Arrays.stream(Setting.values()).map(setting -> get(setting.key())).toList();
  }

  private String shown(Setting setting) {
    return switch (setting) {
      case POOL_CONNECTIONS, POOL_MAXSIZE -> {
        String value = String.valueOf(get(setting.key()));
        boolean auto = kept(setting).equals(WholeNumberType.AUTO);
        yield auto ? setting.type().text(kept(setting)) + " (" + value + ")" : value;
      }
      case PROXY -> Shown.masked((String) kept(setting));
      case VALIDATION, CACHE_DIR, CA_BUNDLE, USER_AGENT -> (String) get(setting.key());
      default -> setting.type().text(kept(setting));
    };
  }

  String origin(Setting setting) {
    // Off without having been set: then the three switches of the Python library made it so.
    boolean switchedOff =
        setting == Setting.VALIDATION && !isSet(setting) && validation() == Validation.OFF;
    Given value = given.get(switchedOff ? Setting.VALIDATE_DATA : setting);
    return value == null ? DEFAULT_ORIGIN : value.origin;
  }

  @Override
  Object kept(Setting setting) {
    Given value = given.get(setting);
    return value == null ? setting.defaultValue() : value.kept;
  }

  @Override
  boolean isSet(Setting setting) {
    return given.containsKey(setting);
  }

  @Override
  Home home() {
    return home;
  }

  /**
   * Makes configurations. Every setter checks its value at once and throws {@link
   * IllegalArgumentException} with the value and what is allowed; the value before then stays.
   *
   * <p>Not safe for use by multiple threads.
   */
  public static final class Builder extends ConfigSetters {
    private final Home home;
    private final Notes notes;
    private final EnumMap<Setting, Given> given;
    private final List<IgnoredSetting> ignored;

    /** What this builder was told itself: only that is remarked on, or each change would be. */
    private final EnumSet<Setting> told = EnumSet.noneOf(Setting.class);

    Builder(Home home, Notes notes) {
      this.home = home;
      this.notes = notes;
      this.given = new EnumMap<>(Setting.class);
      this.ignored = new ArrayList<>();
    }

    private Builder(Tif1Config config, Notes notes) {
      this.home = config.home;
      this.notes = notes;
      this.given = new EnumMap<>(config.given);
      this.ignored = new ArrayList<>(config.ignored);
    }

    /**
     * Sets by key. A text is read the way a variable is ({@code "on"}, {@code "2.5"}, lists with
     * commas); anything else must be of the setting's own type: a Boolean, a Number, a Duration or
     * number of seconds, a Path, a list. A key of the Python library that is another one here is
     * converted ({@code schedule_ttl_hours}); one that means nothing on the JVM is ignored with a
     * remark in the log.
     *
     * @throws IllegalArgumentException if there is no such setting or the value is not allowed
     */
    public Builder set(String key, Object value) {
      return set(requireNonNull(key, "key"), requireNonNull(value, "value"), CODE);
    }

    Builder set(String key, Object value, String origin) {
      Optional<Setting> setting = SettingKeys.setting(key);
      if (setting.isPresent()) {
        return keep(setting.get(), value, origin);
      }
      Optional<ConvertedKey> converted = SettingKeys.converted(key);
      if (converted.isPresent()) {
        return keep(converted.get().setting(), converted.get().seconds(value), origin);
      }
      IgnoredKey meaningless =
          SettingKeys.ignored(key)
              .orElseThrow(() -> new IllegalArgumentException(SettingKeys.unknownText(key)));
      notes.info(SettingKeys.ignoredText(key, meaningless));
      return ignore(key, origin, meaningless.why());
    }

    /** Notes that something was given and has no effect. */
    Builder ignore(String key, String origin, String reason) {
      ignored.add(new IgnoredSetting(key, origin, reason));
      return this;
    }

    /**
     * Goes back to the default.
     *
     * @throws IllegalArgumentException if there is no such setting
     */
    public Builder reset(String key) {
      given.remove(
          SettingKeys.setting(requireNonNull(key, "key"))
              .orElseThrow(() -> new IllegalArgumentException(SettingKeys.unknownText(key))));
      return this;
    }

    /**
     * The configuration.
     *
     * @throws IllegalArgumentException if settings contradict each other: {@code pool_connections}
     *     above {@code pool_maxsize} when both were set, or {@code offline_mode} without a cache
     */
    public Tif1Config build() {
      var config = new Tif1Config(home, given, ignored);
      ConfigChecks.refuseContradictions(config);
      if (told.contains(Setting.TIMEOUT) || told.contains(Setting.TOTAL_TIMEOUT)) {
        ConfigChecks.remarkOnTimeouts(config, notes);
      }
      return config;
    }

    @Override
    Builder keep(Setting setting, Object value) {
      return keep(setting, requireNonNull(value, setting.key()), CODE);
    }

    Builder keep(Setting setting, Object value, String origin) {
      given.put(setting, new Given(setting.read(value, notes), origin));
      told.add(setting);
      return this;
    }
  }
}
