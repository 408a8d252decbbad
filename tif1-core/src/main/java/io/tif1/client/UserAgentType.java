package io.tif1.client;

/** A header value, or empty for the client's own name; kept as text. */
final class UserAgentType extends ValueType {
  static final UserAgentType USER_AGENT = new UserAgentType();

  private static final int LONGEST = 256;

  private UserAgentType() {}

  @Override
  String allowed() {
    return "at most " + LONGEST + " printable ASCII characters, or empty for the client's own name";
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (!(given instanceof String text)) {
      throw new BadValueException();
    }
    String value = text.strip();
    if (value.length() > LONGEST || !value.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new BadValueException();
    }
    return value;
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }
}
