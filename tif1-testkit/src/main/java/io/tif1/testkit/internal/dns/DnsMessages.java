package io.tif1.testkit.internal.dns;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The little of RFC 1035 that a server of addresses needs:
 *
 * <pre>
 * message  = id:2 flags:2 questions:2 answers:2 authorities:2 additionals:2 question* record*
 * question = name type:2 class:2
 * record   = name type:2 class:2 ttl:4 length:2 data
 * name     = (length:1 label)* 0:1 | pointer        pointer = 0xC000 + offset in the message
 * </pre>
 *
 * Names of records are written as pointers where the message has the name already, as real servers
 * do, so that clients meet them.
 */
public final class DnsMessages {
  private static final int FLAG_RESPONSE = 0x8000;
  private static final int FLAG_RECURSION_DESIRED = 0x0100;
  private static final int FLAG_RECURSION_AVAILABLE = 0x0080;
  private static final int CLASS_IN = 1;
  private static final int POINTER = 0xC000;
  private static final int HEADER_BYTES = 12;

  private DnsMessages() {}

  /**
   * Reads a query of one question.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static DnsQuestion readQuery(byte[] message) {
    try {
      ByteBuffer in = ByteBuffer.wrap(message);
      int id = in.getShort() & 0xFFFF;
      int flags = in.getShort() & 0xFFFF;
      int questions = in.getShort() & 0xFFFF;
      if ((flags & FLAG_RESPONSE) != 0 || questions != 1) {
        throw new IllegalArgumentException(
            "not a DNS query of one question: flags %04x, %d questions"
                .formatted(flags, questions));
      }
      in.position(HEADER_BYTES);
      StringJoiner name = new StringJoiner(".");
      for (int length = in.get(); length != 0; length = in.get()) {
        if (length < 0 || length > 63) {
          throw new IllegalArgumentException("a label of a query cannot have length " + length);
        }
        byte[] label = new byte[length];
        in.get(label);
        name.add(new String(label, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT));
      }
      int type = in.getShort() & 0xFFFF;
      int questionClass = in.getShort() & 0xFFFF;
      if (questionClass != CLASS_IN) {
        throw new IllegalArgumentException("a query of class " + questionClass + ", not IN");
      }
      return new DnsQuestion(id, name.toString(), type);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException(
          "a DNS query of " + message.length + " bytes ends early", e);
    }
  }

  /** The response to {@code question} with the given response code and records. */
  public static byte[] response(DnsQuestion question, int responseCode, List<DnsRecord> records) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(question.id());
      out.writeShort(
          FLAG_RESPONSE | FLAG_RECURSION_DESIRED | FLAG_RECURSION_AVAILABLE | responseCode);
      out.writeShort(1);
      out.writeShort(records.size());
      out.writeInt(0);
      Map<String, Integer> offsets = new HashMap<>();
      offsets.put(question.name(), out.size());
      out.write(name(question.name()));
      out.writeShort(question.type());
      out.writeShort(CLASS_IN);
      for (DnsRecord record : records) {
        writeRecord(out, record, offsets);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
    return bytes.toByteArray();
  }

  /** A response whose only record has a name that points to itself. */
  public static byte[] responseWithPointerLoop(DnsQuestion question) {
    byte[] empty = response(question, 0, List.of());
    ByteBuffer looped = ByteBuffer.allocate(empty.length + 16);
    looped.put(empty);
    looped.putShort((short) (POINTER | empty.length));
    looped.putShort((short) question.type()).putShort((short) CLASS_IN);
    looped.putInt(60).putShort((short) 4).putInt(0x7F000001);
    looped.putShort(6, (short) 1);
    return looped.array();
  }

  private static void writeRecord(
      DataOutputStream out, DnsRecord record, Map<String, Integer> offsets) throws IOException {
    Integer known = offsets.putIfAbsent(record.name(), out.size());
    if (known != null) {
      out.writeShort(POINTER | known);
    } else {
      out.write(name(record.name()));
    }
    byte[] data = record.data();
    out.writeShort(record.type());
    out.writeShort(CLASS_IN);
    out.writeInt((int) record.ttlSeconds());
    out.writeShort(data.length);
    if (record instanceof DnsRecord.Alias alias) {
      offsets.putIfAbsent(alias.target(), out.size());
    }
    out.write(data);
  }

  /** A name as on the wire, without pointers. */
  static byte[] name(String name) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String label : name.split("\\.", -1)) {
      byte[] ascii = DnsRecord.label(label);
      bytes.write(ascii.length);
      bytes.writeBytes(ascii);
    }
    bytes.write(0);
    return bytes.toByteArray();
  }
}
