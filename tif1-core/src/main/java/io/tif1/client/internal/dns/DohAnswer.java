package io.tif1.client.internal.dns;

import java.io.IOException;
import java.net.ProtocolException;
import okhttp3.Response;
import okhttp3.dnsoverhttps.DnsOverHttps;
import okio.ByteString;

/**
 * Whether an HTTP response holds an answer to a question, told by what stands before the records:
 *
 * <pre>
 *   message = id:16 flags:16 questions:16 answers:16 authorities:16 additionals:16 question* record*
 *   flags   = response:1 opcode:4 authoritative:1 truncated:1 wanted:1 available:1 zero:3 rcode:4
 * </pre>
 *
 * The records are OkHttp's to read, which looks at neither the question nor most response codes;
 * see also {@link DohRecords}. Pure.
 */
final class DohAnswer {
  private static final String MEDIA_TYPE = "application/dns-message";
  private static final int HEADER_BYTES = 12;
  private static final int TRUNCATED = 0x0200;
  private static final int RCODE = 0x000f;
  private static final int NOERROR = 0;
  private static final int SERVFAIL = 2;
  private static final int NXDOMAIN = 3;
  private static final int IPV4 = 1;

  private DohAnswer() {}

  /**
   * The message in a response.
   *
   * @throws ProtocolException if it is none, is too long, or answers something else; the message
   *     says what is wrong
   */
  static ByteString read(Response response, ByteString query) throws IOException {
    var type = response.header("Content-Type", "no content type");
    if (response.code() != 200) {
      throw new ProtocolException("HTTP status " + response.code());
    }
    if (type == null || !type.regionMatches(true, 0, MEDIA_TYPE, 0, MEDIA_TYPE.length())) {
      throw new ProtocolException("HTTP status 200 with " + type + " instead of " + MEDIA_TYPE);
    }
    var source = response.body().source();
    if (source.request(DnsOverHttps.MAX_RESPONSE_SIZE + 1L)) {
      throw new ProtocolException(
          "an answer of more than "
              + DnsOverHttps.MAX_RESPONSE_SIZE
              + " bytes, which is the limit");
    }
    var message = source.readByteString();
    check(message, query);
    return message;
  }

  private static void check(ByteString message, ByteString query) throws ProtocolException {
    if (message.size() < HEADER_BYTES) {
      throw new ProtocolException(
          "DNS message of %d bytes; its header alone has %d"
              .formatted(message.size(), HEADER_BYTES));
    }
    int rcode = rcode(message);
    if (rcode != NOERROR && rcode != SERVFAIL && rcode != NXDOMAIN) {
      throw new ProtocolException("DNS response code " + rcode);
    }
    if ((field(message, 1) & TRUNCATED) != 0) {
      throw new ProtocolException("a truncated answer");
    }
    // Some servers leave the question out of an error.
    boolean without = field(message, 2) == 0 && rcode != NOERROR;
    if (!without && !isTo(query, message)) {
      throw new ProtocolException("an answer to another question than the one asked");
    }
    if (rcode == NOERROR) {
      DohRecords.check(message, query.size(), field(message, 3));
    }
  }

  private static boolean isTo(ByteString query, ByteString message) {
    // Lengths of labels are below 64, where no letters are.
    return field(message, 2) == 1
        && message.size() >= query.size()
        && message
            .substring(HEADER_BYTES, query.size())
            .toAsciiLowercase()
            .equals(query.substring(HEADER_BYTES).toAsciiLowercase());
  }

  /** Whether there is anything in the answer: addresses, or aliases. */
  static boolean hasRecords(ByteString message) {
    return rcode(message) == NOERROR && field(message, 3) > 0;
  }

  /** Whether a query asks for addresses of IPv4; its type stands before its class, at the end. */
  static boolean isForIpv4(ByteString query) {
    return query.getByte(query.size() - 3) == IPV4;
  }

  private static int rcode(ByteString message) {
    return field(message, 1) & RCODE;
  }

  /** One of the six numbers of the header. */
  private static int field(ByteString message, int index) {
    return (message.getByte(2 * index) & 0xff) << 8 | message.getByte(2 * index + 1) & 0xff;
  }
}
