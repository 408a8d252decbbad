package io.tif1.client;

/** An address with {@code {season}} in it, kept as text; {@code none} is kept as the empty text. */
final class SeasonUrlType extends ValueType {
  static final SeasonUrlType SEASON_URL = new SeasonUrlType();

  static final String SEASON = "{season}";
  private static final String NONE = "none"; // a variable that is empty counts as not set

  private SeasonUrlType() {}

  @Override
  String allowed() {
    return "an address with " + SEASON + " in its path, " + WebAddress.ALLOWED + ", or none";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (!(given instanceof String text)) {
      throw new BadValueException();
    }
    String stripped = text.strip();
    if (stripped.isEmpty() || stripped.equalsIgnoreCase(NONE)) {
      return "";
    }
    if (!stripped.contains(SEASON)) {
      throw new BadValueException(Shown.value(text) + " has no " + SEASON + " in it");
    }
    String first = WebAddress.read(stripped.replace(SEASON, "2018")).toString();
    String second = WebAddress.read(stripped.replace(SEASON, "2019")).toString();
    if (!host(first).equals(host(second))) {
      throw new BadValueException(Shown.value(text) + " has " + SEASON + " outside of its path");
    }
    return stripped;
  }

  private static String host(String address) {
    return java.net.URI.create(address).getRawAuthority();
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }
}
