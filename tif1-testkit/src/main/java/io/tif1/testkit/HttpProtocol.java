package io.tif1.testkit;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A version of HTTP that a server of this kit can offer.
 *
 * @since 0.1
 */
public enum HttpProtocol {
  /** HTTP/1.1 over TLS. */
  HTTP_1_1("HTTP/1.1"),
  /** HTTP/2 over TLS, chosen by ALPN. */
  HTTP_2("HTTP/2"),
  /**
   * HTTP/3 over QUIC, on the UDP port of the same number; the others' answers offer it by {@code
   * Alt-Svc}. Needs the native part of Netty's QUIC for the machine, and another protocol beside
   * it: who only speaks HTTP/3 is found by nobody.
   */
  HTTP_3("HTTP/3");

  /** Those over TCP. */
  public static final Set<HttpProtocol> OVER_TCP =
      Collections.unmodifiableSet(EnumSet.of(HTTP_1_1, HTTP_2));

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
