package io.tif1.testkit.internal.dns;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;

/** One resource record of an answer: an address, or an alias. */
public sealed interface DnsRecord {
  int TYPE_A = 1;
  int TYPE_CNAME = 5;
  int TYPE_AAAA = 28;

  String name();

  long ttlSeconds();

  int type();

  /** The record's data as on the wire. */
  byte[] data();

  /** An A record for four bytes, an AAAA record for sixteen. */
  record Address(String name, long ttlSeconds, InetAddress address) implements DnsRecord {
    @Override
    public int type() {
      return address.getAddress().length == 4 ? TYPE_A : TYPE_AAAA;
    }

    @Override
    public byte[] data() {
      return address.getAddress();
    }
  }

  /** A CNAME record. */
  record Alias(String name, long ttlSeconds, String target) implements DnsRecord {
    @Override
    public int type() {
      return TYPE_CNAME;
    }

    @Override
    public byte[] data() {
      return DnsMessages.name(target);
    }
  }

  /** The name of a type, for people. */
  static String typeName(int type) {
    return switch (type) {
      case TYPE_A -> "A";
      case TYPE_CNAME -> "CNAME";
      case TYPE_AAAA -> "AAAA";
      default -> "TYPE" + type;
    };
  }

  /** A label's bytes, of which DNS allows 63. */
  static byte[] label(String label) {
    byte[] bytes = label.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length == 0 || bytes.length > 63) {
      throw new IllegalArgumentException(
          "a DNS label has 1 to 63 bytes, '" + label + "' has " + bytes.length);
    }
    return bytes;
  }
}
