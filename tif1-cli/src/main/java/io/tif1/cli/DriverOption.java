package io.tif1.cli;

import io.tif1.client.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which drivers are meant. */
final class DriverOption {
  private static final Pattern CODE = Pattern.compile("[A-Za-z]{3}");

  @Option(
      names = {"-d", "--driver"},
      paramLabel = "DRIVER",
      split = ",",
      description =
          "Only these drivers: three letters, racing numbers or names, with commas or several"
              + " times.")
  private List<String> drivers = List.of();

  boolean isGiven() {
    return !drivers.isEmpty();
  }

  /**
   * Their three letters, each once. Names and numbers are looked up in {@code drivers.json};
   * letters are taken as they are, which saves a request.
   *
   * @throws io.tif1.client.NotFoundException if a name or number is nobody's
   */
  List<String> codes(Session session) {
    var codes = new ArrayList<String>();
    for (String given : drivers) {
      String code =
          CODE.matcher(given.strip()).matches()
              ? given.strip().toUpperCase(Locale.ROOT)
              : Objects.requireNonNull(session.driver(given).code(), "a driver without a code");
      if (!codes.contains(code)) {
        codes.add(code);
      }
    }
    return codes;
  }
}
