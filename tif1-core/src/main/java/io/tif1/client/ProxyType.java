package io.tif1.client;

/** Empty, {@code direct} or the address of a proxy; kept as a checked text. */
final class ProxyType extends ValueType {
  static final ProxyType PROXY = new ProxyType();

  private ProxyType() {}

  @Override
  String allowed() {
    return "empty (JVM properties and environment), " + ProxyText.ALLOWED;
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    if (!(given instanceof String text)) {
      throw new BadValueException();
    }
    parse(text.strip());
    return text.strip();
  }

  @Override
  Object plain(Object kept) {
    return kept;
  }

  static ProxyChoice parse(String text) throws BadValueException {
    return text.isEmpty() ? new ProxyChoice.FromEnvironment() : ProxyText.parse(text);
  }
}
