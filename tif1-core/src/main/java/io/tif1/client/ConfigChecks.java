package io.tif1.client;

import java.time.Duration;
import java.util.function.Consumer;

/** What can only be judged when all settings are known: whether they agree with one another. */
final class ConfigChecks {
  private ConfigChecks() {}

  static void refuseContradictions(Tif1Config config) {
    refuseHomeless(config, Setting.CACHE_DIR, Tif1Config::cacheDir);
    refuseHomeless(config, Setting.CA_BUNDLE, Tif1Config::caBundle);
    // Sizes the client works out never contradict each other; only two that were set can.
    if (config.poolConnections() > config.poolMaxsize()) {
      throw new IllegalArgumentException(
          named(config, Setting.POOL_CONNECTIONS)
              + " is more than "
              + named(config, Setting.POOL_MAXSIZE)
              + ": no more connections can be kept than there may be; change both at once, or"
              + " first the one that makes room");
    }
    if (config.offlineMode() && !config.cacheUsed()) {
      Setting off = config.ciMode() ? Setting.CI_MODE : Setting.ENABLE_CACHE;
      throw new IllegalArgumentException(
          named(config, Setting.OFFLINE_MODE)
              + " answers from the cache only, and "
              + named(config, off)
              + " turns the cache off: nothing could be answered; change one of them");
    }
  }

  /** A path that begins at a home directory that is not there. */
  private static void refuseHomeless(
      Tif1Config config, Setting setting, Consumer<Tif1Config> expansion) {
    try {
      expansion.accept(config);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          config.origin(setting) + ": " + setting.key() + " " + e.getMessage(), e);
    }
  }

  /** No contradiction, and yet hardly what was meant. */
  static void remarkOnTimeouts(Tif1Config config, Notes notes) {
    Duration total = config.totalTimeout();
    if (!total.isZero() && config.timeout().compareTo(total) > 0) {
      notes.warning(
          named(config, Setting.TIMEOUT)
              + " is longer than "
              + named(config, Setting.TOTAL_TIMEOUT)
              + ", which ends the whole fetch");
    }
  }

  private static String named(Tif1Config config, Setting setting) {
    return setting.key() + " " + config.get(setting.key()) + " (" + config.origin(setting) + ")";
  }
}
