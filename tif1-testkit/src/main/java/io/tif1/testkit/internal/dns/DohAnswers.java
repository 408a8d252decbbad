package io.tif1.testkit.internal.dns;

import io.tif1.testkit.DohFault;
import io.tif1.testkit.internal.server.Answer;
import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Which answer a question gets, right or wrong. */
public final class DohAnswers {
  private static final int NAME_ERROR = 3;

  private final DnsTable table;

  public DohAnswers(DnsTable table) {
    this.table = table;
  }

  /** The answer under {@code fault}; empty if there is to be none. */
  public Optional<Answer> to(DnsQuestion question, DohFault fault) {
    if (fault instanceof DohFault.Hang) {
      return Optional.empty();
    }
    if (fault instanceof DohFault.Status status) {
      return Optional.of(Answer.text(status.code(), "HTTP status " + status.code()));
    }
    if (fault instanceof DohFault.LoginPage) {
      Buffer page = Buffer.buffer("<html><body>Please log in</body></html>");
      return Optional.of(Answer.of(200, "text/html", page));
    }
    Answer answer = message(bytes(question, fault));
    OptionalLong ttl = smallestTtl(question);
    return Optional.of(
        ttl.isPresent() ? answer.with("cache-control", "max-age=" + ttl.getAsLong()) : answer);
  }

  /** RFC 8484, section 5.1: what HTTP caches are told is at most the smallest TTL. */
  private OptionalLong smallestTtl(DnsQuestion question) {
    List<DnsRecord> records = table.find(question);
    return records == null
        ? OptionalLong.empty()
        : records.stream().mapToLong(DnsRecord::ttlSeconds).min();
  }

  private byte[] bytes(DnsQuestion question, DohFault fault) {
    if (fault instanceof DohFault.ResponseCode code) {
      return DnsMessages.response(question, code.code(), List.of());
    }
    if (fault instanceof DohFault.PointerLoop) {
      return DnsMessages.responseWithPointerLoop(question);
    }
    if (fault instanceof DohFault.Garbage) {
      byte[] garbage = new byte[40];
      Arrays.fill(garbage, (byte) 0xEE);
      return garbage;
    }
    byte[] right = right(question);
    return fault instanceof DohFault.HalfMessage ? Arrays.copyOf(right, right.length / 2) : right;
  }

  private byte[] right(DnsQuestion question) {
    List<DnsRecord> records = table.find(question);
    return records == null
        ? DnsMessages.response(question, NAME_ERROR, List.of())
        : DnsMessages.response(question, 0, records);
  }

  private static Answer message(byte[] bytes) {
    return Answer.of(200, "application/dns-message", Buffer.buffer(bytes));
  }
}
