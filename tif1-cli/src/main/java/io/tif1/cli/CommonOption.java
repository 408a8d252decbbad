package io.tif1.cli;

import java.util.Arrays;
import java.util.Optional;

/** An option that means the same in every command that heeds it. */
enum CommonOption {
  CDN("--cdn", Group.CACHE),
  CACHE_DIR("--cache-dir", Group.CACHE),
  CONFIG("--config", Group.CACHE),
  CA("--ca", Group.CLIENT),
  MAX_CONCURRENT("--max-concurrent", Group.CLIENT),
  RETRIES("--retries", Group.CLIENT),
  TIMEOUT("--timeout", Group.CLIENT),
  OFFLINE("--offline", Group.CLIENT),
  NO_CACHE("--no-cache", Group.CLIENT),
  REFRESH("--refresh", Group.CLIENT),
  REF("--ref", Group.CLIENT),
  JSON("--json", Group.FORM),
  CSV("--csv", Group.FORM),
  COLUMNS("--columns", Group.LISTING),
  ALL_COLUMNS("--all-columns", Group.LISTING),
  LIMIT("--limit", Group.LISTING);

  /** Options of a group mostly go together. */
  enum Group {
    /** Which cache is meant, and which settings. */
    CACHE,
    /** How files are fetched. */
    CLIENT,
    /** In what form results are written. */
    FORM,
    /** Which part of a listing is written. */
    LISTING
  }

  private final String typed;
  private final Group group;

  CommonOption(String typed, Group group) {
    this.typed = typed;
    this.group = group;
  }

  /** As it is typed. */
  String typed() {
    return typed;
  }

  Group group() {
    return group;
  }

  /** Those that say how files are fetched, and from where. */
  static CommonOption[] ofFetches() {
    return Arrays.stream(values())
        .filter(option -> option.group == Group.CACHE || option.group == Group.CLIENT)
        .toArray(CommonOption[]::new);
  }

  /** The one that a word of a command line stands for: {@code --cdn} or {@code --cdn=URL}. */
  static Optional<CommonOption> of(String word) {
    int end = word.indexOf('=');
    String name = end < 0 ? word : word.substring(0, end);
    for (CommonOption option : values()) {
      if (option.typed.equals(name)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }
}
