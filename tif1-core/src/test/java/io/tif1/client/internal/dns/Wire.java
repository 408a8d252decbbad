package io.tif1.client.internal.dns;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/** Writes answers as a name server does, right or wrong. */
final class Wire {
  static final int A = 1;
  static final int AAAA = 28;
  static final int CNAME = 5;
  private static final int IN = 1;

  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private final byte[] question;
  private int count;
  private int flags = 0x8180;

  private Wire(byte[] question) {
    this.question = question;
  }

  /** An answer to a query, which it repeats. */
  static Wire answerTo(byte[] query) {
    var question = new byte[query.length - 12];
    System.arraycopy(query, 12, question, 0, question.length);
    return new Wire(question);
  }

  Wire rcode(int rcode) {
    flags = 0x8180 | rcode;
    return this;
  }

  Wire flags(int all) {
    flags = all;
    return this;
  }

  /** An address of the name asked for. */
  Wire address(String literal, int ttl) {
    return record(new byte[] {(byte) 0xc0, 12}, literal, ttl);
  }

  /** An address of some name. */
  Wire address(String owner, String literal, int ttl) {
    return record(name(owner), literal, ttl);
  }

  private Wire record(byte[] owner, String literal, int ttl) {
    var bytes = bytes(literal);
    return record(owner, bytes.length == 4 ? A : AAAA, ttl, bytes);
  }

  /** An alias. */
  Wire alias(String owner, String target, int ttl) {
    return record(name(owner), CNAME, ttl, name(target));
  }

  Wire record(byte[] owner, int type, int ttl, byte[] data) {
    records.writeBytes(owner);
    put16(records, type);
    put16(records, IN);
    put16(records, ttl >>> 16);
    put16(records, ttl);
    put16(records, data.length);
    records.writeBytes(data);
    count++;
    return this;
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    put16(out, 0);
    put16(out, flags);
    put16(out, 1);
    put16(out, count);
    put16(out, 0);
    put16(out, 0);
    out.writeBytes(question);
    out.writeBytes(records.toByteArray());
    return out.toByteArray();
  }

  static byte[] name(String name) {
    var out = new ByteArrayOutputStream();
    for (var label : name.split("\\.")) {
      out.write(label.length());
      out.writeBytes(label.getBytes(StandardCharsets.ISO_8859_1));
    }
    out.write(0);
    return out.toByteArray();
  }

  static InetAddress ip(String literal) {
    try {
      return InetAddress.getByName(literal);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static byte[] bytes(String literal) {
    return ip(literal).getAddress();
  }

  private static void put16(ByteArrayOutputStream out, int value) {
    out.write(value >>> 8);
    out.write(value);
  }
}
