package io.tif1.client.internal.dns;

import java.net.InetAddress;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one DNS message that may be hostile. Every read is checked against the end; a name may only
 * point backwards, so that pointers cannot form a loop, and ends after 255 bytes; aliases are
 * followed {@value #MAX_ALIASES} times and {@value #MAX_ADDRESSES} addresses are kept.
 *
 * <p>Used once, by one thread.
 */
final class DnsReader {
  static final int MAX_ALIASES = 16;
  static final int MAX_ADDRESSES = 64;

  private static final int RESPONSE = 0x8000;
  private static final int OPCODE = 0x7800;
  private static final int TRUNCATED = 0x0200;
  private static final int RCODE = 0x000f;

  private final byte[] bytes;
  private int at;

  DnsReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** What the records of one owner say: the next name, or addresses. */
  private static final class Node {
    private String alias = "";
    private final List<InetAddress> addresses = new ArrayList<>();
    private long ttlSeconds = Long.MAX_VALUE;
  }

  DnsAnswer answer(String host, String wireName, int type) throws ProtocolException {
    take16("id");
    int flags = take16("flags");
    int questions = take16("number of questions");
    int records = take16("number of answers");
    take16("number of authorities");
    take16("number of additionals");
    if ((flags & RESPONSE) == 0 || (flags & OPCODE) != 0) {
      throw wrong("is no answer to a query (flags 0x%04x)".formatted(flags));
    }
    checkQuestions(questions, wireName, type);
    if ((flags & RCODE) != 0) {
      return new DnsAnswer(flags & RCODE, List.of(), 0);
    }
    if ((flags & TRUNCATED) != 0) {
      throw wrong("says that it is truncated");
    }
    var nodes = new HashMap<String, Node>();
    for (int i = 0; i < records; i++) {
      record(nodes, host, type);
    }
    return follow(nodes, wireName);
  }

  private void checkQuestions(int questions, String wireName, int type) throws ProtocolException {
    // Some servers leave the question out of an error.
    if (questions > 1) {
      throw wrong("repeats " + questions + " questions where one was asked");
    }
    if (questions == 1) {
      boolean same = name().equals(wireName);
      same &= take16("type of the question") == type;
      same &= take16("class of the question") == DnsMessage.IN;
      if (!same) {
        throw wrong("answers another question than the one asked");
      }
    }
  }

  private void record(Map<String, Node> nodes, String host, int asked) throws ProtocolException {
    var owner = name();
    int type = take16("type of a record");
    int recordClass = take16("class of a record");
    long ttl = ((long) take16("TTL") << 16) | take16("TTL");
    int length = take16("length of a record");
    int end = at + length;
    need(length, "data of a record");
    boolean isAddress = type == asked;
    if (recordClass == DnsMessage.IN && (isAddress || type == DnsMessage.CNAME)) {
      var node = nodes.computeIfAbsent(owner, name -> new Node());
      // RFC 2181 section 8: a TTL with the highest bit set means 0.
      node.ttlSeconds = Math.min(node.ttlSeconds, ttl > Integer.MAX_VALUE ? 0 : ttl);
      if (isAddress) {
        address(node, host, asked, length);
      } else {
        node.alias = name();
        if (at != end) {
          throw wrong("has an alias of another length than its record says, at byte " + at);
        }
      }
    }
    at = end;
  }

  private void address(Node node, String host, int type, int length) throws ProtocolException {
    int expected = type == DnsMessage.A ? 4 : 16;
    if (length != expected) {
      throw wrong(
          "has an address of %d bytes, expected %d, at byte %d".formatted(length, expected, at));
    }
    if (node.addresses.size() == MAX_ADDRESSES) {
      return;
    }
    try {
      var address = InetAddress.getByAddress(host, Arrays.copyOfRange(bytes, at, at + length));
      node.addresses.add(address);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(length + " bytes are an address", e);
    }
  }

  private DnsAnswer follow(Map<String, Node> nodes, String wireName) throws ProtocolException {
    var name = wireName;
    long ttl = Long.MAX_VALUE;
    for (int aliases = 0; aliases <= MAX_ALIASES; aliases++) {
      var node = nodes.get(name);
      if (node == null) {
        return new DnsAnswer(0, List.of(), 0);
      }
      ttl = Math.min(ttl, node.ttlSeconds);
      if (!node.addresses.isEmpty()) {
        return new DnsAnswer(0, node.addresses, ttl);
      }
      name = node.alias;
    }
    throw wrong("has aliases in a circle, or more than " + MAX_ALIASES + " in a row");
  }

  /** A name in the form of {@link DnsMessage#wire}. Leaves {@code at} behind it. */
  private String name() throws ProtocolException {
    var name = new StringBuilder();
    int from = at;
    int behind = -1;
    while (true) {
      int length = take8("name");
      if ((length & 0xc0) == 0xc0) {
        int target = ((length & 0x3f) << 8) | take8("name");
        if (behind < 0) {
          behind = at;
        }
        if (target >= from) {
          throw wrong("has a name at byte %d that points forward to %d".formatted(from, target));
        }
        at = target;
        from = target;
      } else if (length > DnsMessage.MAX_LABEL_BYTES) {
        throw wrong("has a label of a kind nobody uses (0x%02x)".formatted(length));
      } else {
        label(name, length);
        if (length == 0) {
          break;
        }
      }
    }
    if (behind >= 0) {
      at = behind;
    }
    return name.toString();
  }

  private void label(StringBuilder name, int length) throws ProtocolException {
    need(length, "name");
    name.append((char) length);
    for (int i = 0; i < length; i++) {
      int c = bytes[at++] & 0xff;
      name.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
    }
    if (name.length() > DnsMessage.MAX_NAME_BYTES) {
      throw wrong("has a name of more than " + DnsMessage.MAX_NAME_BYTES + " bytes");
    }
  }

  private int take16(String what) throws ProtocolException {
    return (take8(what) << 8) | take8(what);
  }

  private int take8(String what) throws ProtocolException {
    need(1, what);
    return bytes[at++] & 0xff;
  }

  private void need(int count, String what) throws ProtocolException {
    if (count > bytes.length - at) {
      throw wrong("ends inside the %s: %d bytes wanted at byte %d".formatted(what, count, at));
    }
  }

  private ProtocolException wrong(String what) {
    return new ProtocolException("DNS message of " + bytes.length + " bytes " + what);
  }
}
