package io.tif1.client.internal.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostNamesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "localhost.",
        "cdn.localhost",
        "cdn.test",
        "printer.local",
        "a.internal",
        "intranet",
        "nas.lan",
        "x.home.arpa",
        "hidden.onion",
        "127.0.0.1",
        "::1",
        "fe80::1%eth0",
        "10.1",
        "1.2.3.4.5",
        "300.1.1.1"
      })
  void namesOfThisNetworkAreLocal(String host) {
    assertThat(HostNames.isLocal(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cdn.jsdelivr.net",
        "example.com",
        "example.com.",
        "localhost.example",
        "test.example",
        "mylocalhost.net",
        "xn--bcher-kva.example",
        "1.example"
      })
  void publicNamesAreNot(String host) {
    assertThat(HostNames.isLocal(host)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "1.2.3.4, true",
    "255.255.255.255, true",
    "256.1.1.1, false",
    "1.2.3, false",
    "::1, true",
    "2001:db8::7, true",
    "cdn.example, false",
    "1.2.3.4.example, false"
  })
  void literalsAreToldFromNames(String host, boolean literal) {
    assertThat(HostNames.isLiteral(host)).isEqualTo(literal);
  }

  @ParameterizedTest
  @CsvSource({"CDN.Example.COM, cdn.example.com", "bücher.example, xn--bcher-kva.example"})
  void namesAreWrittenInLowerCaseAscii(String host, String ascii) throws Exception {
    assertThat(HostNames.ascii(host)).isEqualTo(ascii);
  }

  @Test
  void labelThatIsTooLongIsNoHostName() {
    assertThatThrownBy(() -> HostNames.ascii("ü".repeat(70) + ".example"))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("cannot be a host name");
  }

  @Test
  void nameThatIsTooLongIsNoHostName() throws Exception {
    var longest = "a123456789.".repeat(22) + "example.com";
    assertThat(HostNames.ascii(longest + ".")).hasSize(254);
    assertThatThrownBy(() -> HostNames.ascii("a" + longest))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("it has 254 characters, at most 253 are allowed");
  }

  @Test
  void emptyNameIsNoHostName() {
    assertThatThrownBy(() -> HostNames.ascii(" ")).isInstanceOf(UnknownHostException.class);
  }
}
