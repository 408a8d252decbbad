package io.tif1.client.internal.transport.proxy;

import io.tif1.client.ProxyChoice.Via;
import io.tif1.client.internal.transport.proxy.ProxyException.Kind;

/** Parts of messages. */
final class Words {
  private static final int LONGEST = 60;

  private Words() {}

  /** What a stranger sent, short and without control characters. */
  static String cut(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "...";
  }

  static String quoted(String text) {
    return '"' + cut(text) + '"';
  }

  static ProxyException wrongLogin(String answer) {
    return new ProxyException(
        Kind.REFUSES_US, "refused the user name and password (" + answer + "); correct them", null);
  }

  static ProxyException noLogin(Via via, String answer) {
    return new ProxyException(
        Kind.REFUSES_US,
        "wants a user name and password, and none is set ("
            + answer
            + "); write them into its address, as "
            + via.scheme().text()
            + "://USER:PASSWORD@"
            + via.host()
            + ":"
            + via.port(),
        null);
  }
}
