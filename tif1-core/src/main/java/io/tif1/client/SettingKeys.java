package io.tif1.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds settings by key or variable, and the one that was meant when there is none. */
final class SettingKeys {
  static final String PREFIX = "TIF1_";
  static final String CONFIG_FILE = "TIF1_CONFIG_FILE";
  static final String TRUST_CWD_CONFIG = "TIF1_TRUST_CWD_CONFIG";

  /** Read by the launcher of the program, before there is a JVM. */
  static final String JVM_CACHE = "TIF1_JVM_CACHE";

  private static final Map<String, Setting> SETTINGS =
      Arrays.stream(Setting.values())
          .collect(Collectors.toUnmodifiableMap(Setting::key, Function.identity()));
  private static final Map<String, IgnoredKey> IGNORED =
      Arrays.stream(IgnoredKey.values())
          .collect(Collectors.toUnmodifiableMap(IgnoredKey::key, Function.identity()));

  private static final Map<String, ConvertedKey> CONVERTED =
      Arrays.stream(ConvertedKey.values())
          .collect(Collectors.toUnmodifiableMap(ConvertedKey::key, Function.identity()));

  private SettingKeys() {}

  static Optional<Setting> setting(String key) {
    return Optional.ofNullable(SETTINGS.get(key));
  }

  static Optional<IgnoredKey> ignored(String key) {
    return Optional.ofNullable(IGNORED.get(key));
  }

  static Optional<ConvertedKey> converted(String key) {
    return Optional.ofNullable(CONVERTED.get(key));
  }

  /** Whether it is a setting, or a key of the Python library. */
  static boolean known(String key) {
    return SETTINGS.containsKey(key) || IGNORED.containsKey(key) || CONVERTED.containsKey(key);
  }

  /** Why {@code key} is no setting, and what was meant. */
  static String refusal(String key) {
    return ignored(key)
        .map(ignored -> ignoredText(key, ignored))
        .or(() -> converted(key).map(ConvertedKey::text))
        .orElseGet(() -> unknownText(key));
  }

  /** The one remark on a key that is accepted for the sake of existing files. */
  static String ignoredText(String name, IgnoredKey key) {
    return name + " is ignored on the JVM: " + key.why();
  }

  static String unknownText(String key) {
    return "there is no setting "
        + key
        + meant(key).map(k -> "; did you mean " + k + "?").orElse("");
  }

  static String unknownVariableText(String variable) {
    Stream<String> steering = Stream.of(CONFIG_FILE, TRUST_CWD_CONFIG);
    String key = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    return "the variable "
        + variable
        + " sets nothing"
        + Similar.closest(variable, steering)
            .or(() -> meant(key).map(k -> PREFIX + k.toUpperCase(Locale.ROOT)))
            .map(v -> "; did you mean " + v + "?")
            .orElse("");
  }

  private static Optional<String> meant(String key) {
    return Similar.closest(key, Arrays.stream(Setting.values()).map(Setting::key));
  }
}
