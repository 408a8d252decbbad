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

      Without a home directory (`HOME` is not set, as in some containers, or its name cannot be read in the locale) no file is looked
      for there and nothing is kept on disk unless `cache_dir` is set; one warning says so.

      A file is a regular file (a device or a pipe is refused) and holds one JSON object of at most 1 MiB:

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

        ## Settings of the Python library

        Files that Python's tif1 0.9.0 writes and reads (`~/.tif1rc`), and its variables, are taken; so are those of 0.2.0. A key
        with the same name is the same setting. The others:

        | Key of Python | Here |
        |---|---|
        """);
    for (ConvertedKey key : ConvertedKey.values()) {
      tail.append("| ")
          .append(code(key.key()))
          .append(" | ")
          .append(code(key.setting().key()))
          .append(", in seconds; if both are set in one place, the latter wins |\n");
    }
    tail.append(
        """
        | `http_resolvers`: `doh+cloudflare://`, `doh+google://`, `dot+google://`, `doq+…` | `doh://cloudflare`, `doh://google`, …: asked over HTTPS |
        | `http_resolvers`: `doh+adguard://`, `doh+quad9://`, `doh+opendns://`, `doh+nextdns://` | `doh://https://…` of that operator |
        | `http_resolvers`: `doh+https://host/path`, `doh://host/path` | `doh://https://host/path`; options after `?` are dropped |
        | `http_resolvers`: any other URL | left out, with a warning. A list in which nothing is left is the default list |

        `config.save()` of the Python library writes every key, also those that nobody has set. A file with 30 or more of its
        47 keys is taken for one that was saved: in it, a value that is that library's default counts as not set, and the default
        of this page holds. So a saved `"validate_data": false` does not switch checks off, a saved
        `"missing_payloads_ttl_days": 7.0` does not have an absence remembered for a week, and saved `cdns`, `cache_dir`,
        `http_disable_http3`, `keepalive_max_requests`, `max_concurrent_requests`, `retry_jitter_max` and `pool_exhaustion_…` do
        not replace the defaults here, which differ. A value that is not that default counts. In a shorter file, in a variable and
        in code, every value counts: to have one of those defaults, set the variable, or write a file of the keys you mean
        ([why](decisions/0017-saved-defaults-of-python.md)).

        `Tif1Config.ignored()`, `tif1 config show` and `tif1 config explain` list what was given and has no effect, with the
        reason. In the log it is at info.

        ## Keys that are accepted and ignored

        These keys of the Python library mean nothing here:

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
