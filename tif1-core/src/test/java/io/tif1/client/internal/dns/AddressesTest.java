package io.tif1.client.internal.dns;

import static io.tif1.client.internal.dns.Wire.ip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.internal.dns.Addresses.Worth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressesTest {
  @ParameterizedTest
  @CsvSource({
    "cdn.example.com, 192.0.2.7, GOOD",
    "cdn.example.com, 2001:db8::1, GOOD",
    "cdn.example.com, 10.0.0.1, GOOD", // split horizon: a company's mirror
    "cdn.example.com, 0.0.0.0, NONE",
    "cdn.example.com, ::, NONE",
    "cdn.example.com, 0.1.2.3, NONE",
    "cdn.example.com, 224.0.0.1, NONE",
    "cdn.example.com, ff02::1, NONE",
    "cdn.example.com, 255.255.255.255, NONE",
    "cdn.example.com, 127.0.0.1, DOUBTFUL",
    "cdn.example.com, 127.8.9.10, DOUBTFUL",
    "cdn.example.com, ::1, DOUBTFUL",
    "cdn.test, 127.0.0.1, GOOD",
    "localhost, ::1, GOOD",
    "mirror, 127.0.1.1, GOOD",
    "localhost, 0.0.0.0, NONE"
  })
  void answersAreJudged(String host, String address, Worth worth) {
    assertThat(Addresses.judge(host, List.of(ip(address))).worth()).isEqualTo(worth);
  }

  @Test
  void emptyAnswerIsWorthNothing() {
    assertThat(Addresses.judge("cdn.example.com", List.of()).worth()).isEqualTo(Worth.NONE);
  }

  @Test
  void onlyTheGoodOnesOfAMixedAnswerAreUsed() {
    var mixed = List.of(ip("0.0.0.0"), ip("127.0.0.1"), ip("192.0.2.7"));
    assertThat(Addresses.judge("cdn.example.com", mixed).usable()).containsExactly(ip("192.0.2.7"));
  }

  @Test
  void familiesTakeTurnsBeginningWithIpv4() {
    var v4 = List.of(ip("192.0.2.1"), ip("192.0.2.2"), ip("192.0.2.3"));
    var v6 = List.of(ip("2001:db8::1"));
    assertThat(Addresses.interleave(v4, v6))
        .containsExactly(ip("192.0.2.1"), ip("2001:db8::1"), ip("192.0.2.2"), ip("192.0.2.3"));
  }
}
