package io.tif1.client;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Writes {@code docs/configuration.md} from the registry, so that the page cannot be wrong. */
final class ConfigurationPage {
  private static final String HEAD =
      """
      # Settings

      <!-- Written by ConfigurationPageTest from io.tif1.client.Setting; edit that and run
           ./mvnw -pl tif1-core -am test -Dtest=ConfigurationPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dtif1.docs.write=true -->

      Every setting has one key. It can stand in a file, in an environment variable or in code:

      ```java
      Tif1Config config = Tif1Config.load().toBuilder().maxRetries(0).build(); // typed
      tif1.settings().set("max_retries", 0); // by key, on an open client
      ```

      ## Where values come from

      The later wins:

      1. the defaults below;
      2. one file: the one that `TIF1_CONFIG_FILE` names; else `.tif1rc` in the working directory, but only if
         `TIF1_TRUST_CWD_CONFIG` is true; else `.tif1rc` in the home directory. Files are not merged;
      3. the environment variables. An empty one counts as not set;
      4. code.

      `Tif1Config.explain()` lists every setting with its value and where the value came from: `default`, `file …`,
      `environment …` or `code`. The password of a proxy is not shown.

      A file holds one JSON object of at most 1 MiB:

      ```json
      {"timeout": 20, "max_retries": 0, "cdns": ["https://cdn.example/files"], "validation": "strict"}
      ```

      - Time spans are numbers of seconds; fractions are allowed. Byte counts are whole numbers.
      - Booleans in variables: `1`, `true`, `yes`, `on` and `0`, `false`, `no`, `off`, in any case. In a file, `true` and
        `false`, or one of those words as text; a number is no boolean, and a boolean no number.
      - Lists in variables have commas; blanks around a part and empty parts are dropped.
      - `null` in a file means that the key is not set.
      - A value that is not allowed, a file that cannot be read, and settings that contradict each other are errors; all of
        them are told in one message, with the file or variable, the value and what is allowed. Nothing is skipped.
      - An unknown key or `TIF1_` variable is a warning, with the name that was probably meant.

      On an open client, `settings().set(key, value)` and `settings().update(…)` change settings. *next fetch* in the tables
      means: a fetch that begins after the change uses it. *opening* means: another value is refused on an open client. A
      value that is refused leaves the one before in place.
      """;

  private ConfigurationPage() {}

  static String text() {
    var page = new StringBuilder(HEAD);
    for (Setting.Group group : Setting.Group.values()) {
      page.append("\n## ").append(group).append("\n\n");
      page.append("| Key | Variable | Default | Allowed | Holds from | Meaning |\n");
      page.append("|---|---|---|---|---|---|\n");
      Arrays.stream(Setting.values())
          .filter(setting -> setting.group() == group)
          .forEach(setting -> page.append(row(setting)));
    }
    return page.append(tail()).toString();
  }

  private static String row(Setting setting) {
    String value =
        setting.defaultText().isEmpty()
            ? "(empty)"
            : Arrays.stream(setting.defaultText().split(",", -1))
                .map(ConfigurationPage::code)
                .collect(Collectors.joining(", "));
    return "| "
        + String.join(
            " | ",
            code(setting.key()),
            code(setting.variable()),
            setting.unit().isEmpty() ? value : value + " " + setting.unit(),
            setting.allowed(),
            setting.holdsFrom().toString(),
            setting.doc())
        + " |\n";
  }

  private static String tail() {
    var tail = new StringBuilder();
    tail.append(
        """

        ## Settings that depend on each other

        - `pool_connections` and `pool_maxsize` read as the sizes in force. If both are set, the first must not be the larger.
        - `offline_mode` needs the cache: it contradicts `ci_mode` and `enable_cache` false.
        - A `timeout` longer than `total_timeout` is a warning: the fetch ends with the latter.
        - `validation`, once set, wins over `validate_data`, `validate_lap_times` and `validate_telemetry`, wherever those
          were set.

        ## Keys that are accepted and ignored

        Files and variables of the Python library tif1 work as they are. These of its keys mean nothing here and are ignored,
        with one line in the log at info:

        | Key | Why |
        |---|---|
        """);
    for (IgnoredKey key : IgnoredKey.values()) {
      tail.append("| ").append(code(key.key())).append(" | ").append(key.why()).append(" |\n");
    }
    return tail.toString();
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
