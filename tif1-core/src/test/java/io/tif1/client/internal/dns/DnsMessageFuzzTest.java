package io.tif1.client.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ProtocolException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.constraints.Size;

/** Whatever the bytes are: an answer or a {@link ProtocolException}, and soon. */
class DnsMessageFuzzTest {
  private static final String HOST = "cdn.example.com";

  @Property(tries = 5000)
  void randomBytesAreReadOrRefused(@ForAll @Size(max = 600) byte[] bytes) {
    readOrRefused(bytes);
  }

  @Property(tries = 5000)
  void randomBytesBehindAGoodHeaderAreReadOrRefused(@ForAll @Size(max = 600) byte[] tail)
      throws ProtocolException {
    var message =
        Wire.answerTo(HOST, DnsMessage.A)
            .record(tail, DnsMessage.CNAME, 60, tail)
            .record(tail, DnsMessage.A, 60, tail)
            .bytes();
    readOrRefused(message);
  }

  @Property(tries = 5000)
  void mutatedMessagesAreReadOrRefused(@ForAll("mutations") Iterable<Tuple2<Integer, Byte>> changes)
      throws ProtocolException {
    var message = good();
    for (var change : changes) {
      message[change.get1() % message.length] = change.get2();
    }
    readOrRefused(message);
  }

  @Property(tries = 20)
  void largestMessageFullOfPointersIsReadOrRefused(@ForAll byte low) throws ProtocolException {
    var bytes = new byte[DnsMessage.MAX_BYTES];
    var head = Wire.answerTo(HOST, DnsMessage.A).bytes();
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = i % 2 == 0 ? (byte) 0xc0 : low;
    }
    System.arraycopy(head, 0, bytes, 0, head.length);
    bytes[6] = (byte) 0xff;
    bytes[7] = (byte) 0xff;
    readOrRefused(bytes);
  }

  @Property(tries = 500)
  void everyQueryCanBeAnsweredAndRead(@ForAll("names") String name) throws ProtocolException {
    var message = Wire.answerTo(name, DnsMessage.A).address("192.0.2.7", 60).bytes();
    assertThat(DnsMessage.decode(message, name, DnsMessage.A).addresses()).hasSize(1);
  }

  @Provide
  Arbitrary<Iterable<Tuple2<Integer, Byte>>> mutations() {
    return Combinators.combine(Arbitraries.integers().between(0, 200), Arbitraries.bytes())
        .as(Tuple::of)
        .list()
        .ofMinSize(1)
        .ofMaxSize(8)
        .map(list -> list);
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withChars("0123456789-_")
        .ofMinLength(1)
        .ofMaxLength(40)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(labels -> String.join(".", labels));
  }

  private static byte[] good() throws ProtocolException {
    return Wire.answerTo(HOST, DnsMessage.A)
        .alias(HOST, "edge.example.net", 30)
        .address("edge.example.net", "192.0.2.7", 60)
        .address("192.0.2.8", 60)
        .bytes();
  }

  private static void readOrRefused(byte[] bytes) {
    try {
      assertThat(DnsMessage.decode(bytes, HOST, DnsMessage.A).addresses()).doesNotContainNull();
    } catch (ProtocolException e) {
      assertThat(e).hasMessageStartingWith("DNS message of " + bytes.length + " bytes");
    }
  }
}
