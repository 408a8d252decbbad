package io.tif1.cli;

import io.tif1.client.ProxyChoice;
import io.tif1.client.Tif1Config;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Passwords of this machine that are known, and must not be in what people send to others. */
final class Secrets {
  private static final String HIDDEN = "***";

  /** Up to the last {@code @}, because a careless password may hold anything. */
  private static final Pattern LOGIN = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*://)([^\\s\"]*)@");

  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(PASSWORD|PASSWD|SECRET|TOKEN|CREDENTIAL|API_?KEY).*");

  private final Set<String> known = new LinkedHashSet<>();

  /**
   * @param config null if the settings make no sense
   */
  Secrets(Map<String, String> environment, @Nullable Tif1Config config) {
    environment.forEach(
        (name, value) -> {
          Matcher login = LOGIN.matcher(value.contains("://") ? value : "http://" + value);
          while (login.find()) {
            learn(login.group(2));
          }
        });
    if (config != null && config.proxy() instanceof ProxyChoice.Via via) {
      learn(via.password());
    }
  }

  private void learn(@Nullable String login) {
    if (login == null || login.isEmpty()) {
      return;
    }
    known.add(login);
    int colon = login.indexOf(':');
    if (colon >= 0 && colon < login.length() - 1) {
      known.add(login.substring(colon + 1));
    }
  }

  /** The text with passwords and logins of addresses made unreadable. */
  String hide(String text) {
    String hidden = LOGIN.matcher(text).replaceAll("$1" + HIDDEN + "@");
    for (String secret : known) {
      hidden = hidden.replace(secret, HIDDEN);
    }
    return hidden;
  }

  /** The value of a variable, as it may be shown. */
  String value(String name, String value) {
    if (SECRET_NAME.matcher(name).matches()) {
      return HIDDEN;
    }
    boolean bareLogin = name.toUpperCase(Locale.ROOT).endsWith("PROXY") && !value.contains("://");
    int at = value.lastIndexOf('@');
    return hide(bareLogin && at >= 0 ? HIDDEN + value.substring(at) : value);
  }
}
