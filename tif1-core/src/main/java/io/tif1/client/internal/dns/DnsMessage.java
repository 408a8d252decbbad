package io.tif1.client.internal.dns;

import java.io.ByteArrayOutputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * The part of the DNS wire format (RFC 1035 section 4) that asking for an address needs.
 *
 * <pre>
 *   message  = header question* answer* authority* additional*
 *   header   = id:16 flags:16 questions:16 answers:16 authorities:16 additionals:16
 *   flags    = response:1 opcode:4 authoritative:1 truncated:1 wanted:1 available:1 zero:3 rcode:4
 *   question = name type:16 class:16
 *   answer   = name type:16 class:16 ttl:32 length:16 data
 *   name     = (length:8 bytes)* (0:8 | 11:2 offset:14)
 * </pre>
 */
final class DnsMessage {
  /** Question types, and the record types that answer them. */
  static final int A = 1;

  static final int AAAA = 28;

  static final int CNAME = 5;

  /** The only class in use: the internet. */
  static final int IN = 1;

  /** The longest message a server may send; also what a length of 16 bits can say. */
  static final int MAX_BYTES = 64 * 1024;

  static final int MAX_LABEL_BYTES = 63;

  /** Of a whole name on the wire, with its length bytes and the root's. */
  static final int MAX_NAME_BYTES = 255;

  private static final int RECURSION_WANTED = 0x0100;

  private DnsMessage() {}

  /**
   * A question for the addresses of one family. The id is 0, as RFC 8484 asks, so that equal
   * questions are equal bytes and HTTP caches can answer them.
   *
   * @param name in ASCII, with or without the final dot
   * @throws ProtocolException if the name does not fit the format
   */
  static byte[] query(String name, int type) throws ProtocolException {
    var out = new ByteArrayOutputStream(name.length() + 18);
    put16(out, 0);
    put16(out, RECURSION_WANTED);
    put16(out, 1);
    put16(out, 0);
    put16(out, 0);
    put16(out, 0);
    out.writeBytes(wire(name).getBytes(StandardCharsets.ISO_8859_1));
    put16(out, type);
    put16(out, IN);
    return out.toByteArray();
  }

  /**
   * Reads an answer to {@link #query}.
   *
   * @throws ProtocolException if the bytes are no answer to that question; the message says what is
   *     wrong and where. Nothing else is thrown, and no bytes keep it busy for long.
   */
  static DnsAnswer decode(byte[] message, String name, int type) throws ProtocolException {
    if (message.length > MAX_BYTES) {
      throw new ProtocolException(
          "DNS message of " + message.length + " bytes; at most " + MAX_BYTES + " are allowed");
    }
    return new DnsReader(message).answer(name, wire(name), type);
  }

  /**
   * The name as it is on the wire, in lower case, one char a byte. Used to compare names too: text
   * would not do, since a hostile label may contain a dot.
   */
  static String wire(String name) throws ProtocolException {
    var out = new StringBuilder(name.length() + 2);
    var plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    for (var label : plain.toLowerCase(Locale.ROOT).split("\\.", -1)) {
      if (label.isEmpty() || label.length() > MAX_LABEL_BYTES) {
        throw new ProtocolException(
            "\"%s\" has a label of %d characters; 1 to %d are allowed"
                .formatted(name, label.length(), MAX_LABEL_BYTES));
      }
      if (label.chars().anyMatch(c -> c <= ' ' || c > '~')) {
        throw new ProtocolException(
            "\"%s\" has characters that DNS does not carry".formatted(name));
      }
      out.append((char) label.length()).append(label);
    }
    out.append('\0');
    if (out.length() > MAX_NAME_BYTES) {
      throw new ProtocolException(
          "\"%s\" takes %d bytes; at most %d are allowed"
              .formatted(name, out.length(), MAX_NAME_BYTES));
    }
    return out.toString();
  }

  private static void put16(ByteArrayOutputStream out, int value) {
    out.write(value >>> 8);
    out.write(value);
  }
}
