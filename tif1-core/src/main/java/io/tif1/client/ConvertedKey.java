package io.tif1.client;

import java.math.BigDecimal;
import java.util.Locale;

/** Keys of the Python library that are a setting of this client under another name and unit. */
enum ConvertedKey {
  MISSING_PAYLOADS_TTL_DAYS(Setting.NEGATIVE_CACHE_TTL, "days", 86_400),
  SCHEDULE_TTL_HOURS(Setting.SCHEDULE_TTL, "hours", 3_600);

  private final Setting setting;
  private final String unit;
  private final BigDecimal secondsEach;

  ConvertedKey(Setting setting, String unit, int secondsEach) {
    this.setting = setting;
    this.unit = unit;
    this.secondsEach = BigDecimal.valueOf(secondsEach);
  }

  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  String variable() {
    return SettingKeys.PREFIX + name();
  }

  Setting setting() {
    return setting;
  }

  /** What it is here, to be said to someone who asks for it by this name. */
  String text() {
    return key() + " is " + setting.key() + " on the JVM, in seconds";
  }

  /**
   * The number of seconds it stands for.
   *
   * @throws IllegalArgumentException if it is none from 0 to ten years
   */
  BigDecimal seconds(Object given) {
    try {
      BigDecimal seconds = Decimals.read(given).multiply(secondsEach);
      return Decimals.within(seconds, BigDecimal.ZERO, SecondsType.TEN_YEARS);
    } catch (BadValueException e) {
      String most = Shown.number(SecondsType.TEN_YEARS.divide(secondsEach));
      throw new IllegalArgumentException(
          key()
              + " must be a number of "
              + unit
              + " from 0 to "
              + most
              + ", not "
              + Shown.value(given),
          e);
    }
  }
}
