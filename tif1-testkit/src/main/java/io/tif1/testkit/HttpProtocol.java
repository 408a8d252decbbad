package io.tif1.testkit;

/**
 * A version of HTTP that a server of this kit can offer.
 *
 * @since 0.1
 */
public enum HttpProtocol {
  /** HTTP/1.1 over TLS. */
  HTTP_1_1("HTTP/1.1"),
  /** HTTP/2 over TLS, chosen by ALPN. */
  HTTP_2("HTTP/2");

  private final String display;

  HttpProtocol(String display) {
    this.display = display;
  }

  /** The name as people write it, for example {@code HTTP/2}. */
  @Override
  public String toString() {
    return display;
  }
}
