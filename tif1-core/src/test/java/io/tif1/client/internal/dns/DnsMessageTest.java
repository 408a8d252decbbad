package io.tif1.client.internal.dns;

import static io.tif1.client.internal.dns.DnsMessage.A;
import static io.tif1.client.internal.dns.DnsMessage.AAAA;
import static io.tif1.client.internal.dns.Wire.ip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ProtocolException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DnsMessageTest {
  private static final String HOST = "cdn.example.com";

  @Test
  void queryIsTheOneThatRfc8484PrintsAsItsExample() throws Exception {
    assertThat(HexFormat.of().formatHex(DnsMessage.query("www.example.com", A)))
        .isEqualTo("00000100000100000000000003777777076578616d706c6503636f6d0000010001");
  }

  @Test
  void finalDotIsNotALabel() throws Exception {
    assertThat(DnsMessage.query(HOST + ".", A)).isEqualTo(DnsMessage.query(HOST, A));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a..b", ".a", "a b.example", "zoë.example", "a.b\0.example"})
  void nameThatDoesNotFitIsRefused(String name) {
    assertThatThrownBy(() -> DnsMessage.query(name, A)).isInstanceOf(ProtocolException.class);
  }

  @Test
  void labelOf64CharactersIsRefusedWithItsLength() {
    assertThatThrownBy(() -> DnsMessage.query("a".repeat(64) + ".example", A))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("a label of 64 characters; 1 to 63");
  }

  @Test
  void nameOf256BytesIsRefusedWithItsLength() {
    assertThatThrownBy(() -> DnsMessage.query("abcdefg.".repeat(31) + "abcdef", A))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("takes 256 bytes; at most 255");
  }

  @Test
  void longestNameIsAccepted() throws Exception {
    assertThat(DnsMessage.query("abcdefg.".repeat(31) + "abcde", A)).hasSize(12 + 255 + 4);
  }

  @Test
  void addressesAreReadInTheirOrder() throws Exception {
    var message = Wire.answerTo(HOST, A).address("192.0.2.7", 60).address("192.0.2.1", 60).bytes();
    assertThat(DnsMessage.decode(message, HOST, A).addresses())
        .containsExactly(ip("192.0.2.7"), ip("192.0.2.1"));
  }

  @Test
  void ipv6AddressesAreRead() throws Exception {
    var message = Wire.answerTo(HOST, AAAA).address("2001:db8::1", 60).bytes();
    assertThat(DnsMessage.decode(message, HOST, AAAA).addresses())
        .containsExactly(ip("2001:db8::1"));
  }

  @Test
  void addressesCarryTheHostNameSoThatNobodyLooksItUpBackwards() throws Exception {
    var message = Wire.answerTo(HOST, A).address("192.0.2.7", 60).bytes();
    assertThat(DnsMessage.decode(message, HOST, A).addresses().get(0))
        .hasToString(HOST + "/192.0.2.7");
  }

  @Test
  void aliasesAreFollowedInAnyOrderOfRecords() throws Exception {
    var message =
        Wire.answerTo(HOST, A)
            .address("edge.example.net", "192.0.2.7", 60)
            .alias("mid.example.net", "edge.example.net", 60)
            .alias(HOST, "mid.example.net", 60)
            .bytes();
    assertThat(DnsMessage.decode(message, HOST, A).addresses()).containsExactly(ip("192.0.2.7"));
  }

  @Test
  void ttlIsTheSmallestOnTheWay() throws Exception {
    var message =
        Wire.answerTo(HOST, A)
            .alias(HOST, "edge.example.net", 30)
            .address("edge.example.net", "192.0.2.7", 60)
            .address("edge.example.net", "192.0.2.8", 45)
            .bytes();
    assertThat(DnsMessage.decode(message, HOST, A).ttlSeconds()).isEqualTo(30);
  }

  @Test
  void ttlWithTheHighestBitSetIsZero() throws Exception {
    var message = Wire.answerTo(HOST, A).address("192.0.2.7", 0x80000001).bytes();
    assertThat(DnsMessage.decode(message, HOST, A).ttlSeconds()).isZero();
  }

  @Test
  void namesAreComparedWithoutCase() throws Exception {
    var message = Wire.answerTo(HOST, A).address("192.0.2.7", 60).bytes();
    message[13] = 'C';
    assertThat(DnsMessage.decode(message, "cdn.EXAMPLE.com", A).addresses()).hasSize(1);
  }

  @Test
  void addressesOfOtherNamesAreIgnored() throws Exception {
    var message = Wire.answerTo(HOST, A).address("evil.example.net", "192.0.2.7", 60).bytes();
    assertThat(DnsMessage.decode(message, HOST, A).addresses()).isEmpty();
  }

  @Test
  void labelWithADotInsideIsNotTakenForTwo() throws Exception {
    var owner =
        new byte[] {11, 'c', 'd', 'n', '.', 'e', 'x', 'a', 'm', 'p', 'l', 'e', 3, 'c', 'o', 'm', 0};
    var message = Wire.answerTo(HOST, A).record(owner, A, 60, new byte[] {1, 2, 3, 4}).bytes();
    assertThat(DnsMessage.decode(message, HOST, A).addresses()).isEmpty();
  }

  @Test
  void recordsOfOtherTypesAreSkipped() throws Exception {
    var message =
        Wire.answerTo(HOST, A)
            .record(Wire.name(HOST), 46, 60, new byte[300])
            .address("192.0.2.7", 60)
            .bytes();
    assertThat(DnsMessage.decode(message, HOST, A).addresses()).hasSize(1);
  }

  @Test
  void noMoreThan64AddressesAreKept() throws Exception {
    var wire = Wire.answerTo(HOST, A);
    for (int i = 0; i < 200; i++) {
      wire.address("192.0.2." + i, 60);
    }
    assertThat(DnsMessage.decode(wire.bytes(), HOST, A).addresses()).hasSize(64);
  }

  @Test
  void errorCodeIsToldByItsName() throws Exception {
    var message = Wire.answerTo(HOST, A).rcode(3).bytes();
    assertThat(DnsMessage.decode(message, HOST, A).verdict()).isEqualTo("NXDOMAIN");
  }

  @Test
  void aliasesInACircleAreRefused() throws Exception {
    var message =
        Wire.answerTo(HOST, A).alias(HOST, "b.example", 60).alias("b.example", HOST, 60).bytes();
    refused(message, "aliases in a circle");
  }

  @Test
  void pointerToItselfIsRefused() throws Exception {
    var message =
        Wire.answerTo(HOST, A).record(new byte[] {(byte) 0xc0, 33}, A, 60, new byte[4]).bytes();
    refused(message, "a name at byte 33 that points forward to 33");
  }

  @Test
  void pointerForwardIsRefused() throws Exception {
    var message =
        Wire.answerTo(HOST, A).record(new byte[] {(byte) 0xc0, 44}, A, 60, new byte[4]).bytes();
    refused(message, "points forward to 44");
  }

  @Test
  void nameThatGrowsByPointersPast255BytesIsRefused() throws Exception {
    var wire = Wire.answerTo("a.example", A);
    // Each owner is 60 bytes and then the owner before: the fifth has more than 255.
    int before = 12;
    for (int at = 27, i = 0; i < 6; i++) {
      var owner = new byte[63];
      owner[0] = 60;
      Arrays.fill(owner, 1, 61, (byte) 'x');
      owner[61] = (byte) (0xc0 | (before >>> 8));
      owner[62] = (byte) before;
      wire.record(owner, A, 60, new byte[4]);
      before = at;
      at += 63 + 14;
    }
    assertThatThrownBy(() -> DnsMessage.decode(wire.bytes(), "a.example", A))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("a name of more than 255 bytes");
  }

  @Test
  void labelOfAnUnknownKindIsRefused() throws Exception {
    var message =
        Wire.answerTo(HOST, A).record(new byte[] {(byte) 0x80, 0}, A, 60, new byte[4]).bytes();
    refused(message, "a label of a kind nobody uses (0x80)");
  }

  @Test
  void addressOfAnotherLengthIsRefused() throws Exception {
    var message = Wire.answerTo(HOST, A).record(Wire.name(HOST), A, 60, new byte[5]).bytes();
    refused(message, "an address of 5 bytes, expected 4");
  }

  @Test
  void questionIsNoAnswer() throws Exception {
    refused(DnsMessage.query(HOST, A), "is no answer to a query (flags 0x0100)");
  }

  @Test
  void answerToAnotherNameIsRefused() throws Exception {
    refused(
        Wire.answerTo("other.example", A).address("192.0.2.1", 1).bytes(),
        "answers another question");
  }

  @Test
  void answerToAnotherTypeIsRefused() throws Exception {
    refused(Wire.answerTo(HOST, AAAA).bytes(), "answers another question");
  }

  @Test
  void truncatedFlagIsRefused() throws Exception {
    refused(Wire.answerTo(HOST, A).flags(0x8380).bytes(), "says that it is truncated");
  }

  @Test
  void everyCutIsRefusedWithThePlaceWhereItEnds() throws Exception {
    var whole = Wire.answerTo(HOST, A).address("192.0.2.7", 60).bytes();
    for (int length = 0; length < whole.length; length++) {
      var cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> DnsMessage.decode(cut, HOST, A))
          .isInstanceOf(ProtocolException.class)
          .hasMessageStartingWith("DNS message of " + length + " bytes ends inside the ");
    }
  }

  @Test
  void messageOverTheLimitIsRefusedWithItsSize() {
    refused(new byte[65537], "DNS message of 65537 bytes; at most 65536");
  }

  private static void refused(byte[] message, String why) {
    assertThatThrownBy(() -> DnsMessage.decode(message, HOST, A))
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining(why);
  }
}
