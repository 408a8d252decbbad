package io.tif1.client.internal.transport.altsvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AltSvcHeaderTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static List<Alternative> h3(String... headers) {
    return AltSvcHeader.parse(List.of(headers)).h3();
  }

  @Test
  void aPortAloneMeansTheOriginsOwnHostForADay() {
    assertThat(h3("h3=\":443\"")).containsExactly(new Alternative("", 443, DAY, false));
  }

  @Test
  void hostAgeAndPersistenceAreRead() {
    assertThat(h3("h3=\"Alt.Example:8443\"; ma=60; persist=1"))
        .containsExactly(new Alternative("alt.example", 8443, Duration.ofMinutes(1), true));
  }

  @Test
  void otherProtocolsArePassedOver() {
    assertThat(h3("h2=\"a:1\", h3-29=\":443\"; ma=5, h3=\":444\",quic=\":443\"; v=\"44,43\""))
        .extracting(Alternative::port)
        .containsExactly(444);
  }

  @Test
  void severalEntriesKeepTheirOrder() {
    assertThat(h3("h3=\":1\", h3=\":2\"", "h3=\":3\""))
        .extracting(Alternative::port)
        .containsExactly(1, 2, 3);
  }

  @Test
  void unknownParametersArePassedOverQuotedOrNot() {
    assertThat(h3("h3=\":443\";x=\"a;b,\\\"c\";y=z ; ma=7"))
        .containsExactly(new Alternative("", 443, Duration.ofSeconds(7), false));
  }

  @Test
  void clearVoidsWhatWasSaid() {
    assertThat(AltSvcHeader.parse(List.of("clear")).clear()).isTrue();
  }

  @Test
  void anAddressOfSixWordsMayBeTheHost() {
    assertThat(h3("h3=\"[2001:db8::1]:443\""))
        .extracting(Alternative::host)
        .containsExactly("[2001:db8::1]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "h3",
        "h3=",
        "h3=:443",
        "h3=\":443",
        "=\":443\"",
        "h3=\"443\"",
        "h3=\":0\"",
        "h3=\":65536\"",
        "h3=\":x\"",
        "h3=\"a b:1\"",
        "h3=\"a/b:1\"",
        "h3=\":443\"; ma",
        ";",
        "\"",
        "h3 = \":443\""
      })
  void whatBreaksTheGrammarSaysNothing(String header) {
    assertThat(h3(header)).isEmpty();
  }

  @Test
  void whatCameBeforeTheBreakCounts() {
    assertThat(h3("h3=\":443\", h3=oops")).extracting(Alternative::port).containsExactly(443);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "\"\""})
  void anAgeThatIsNoNumberIsNotBelieved(String age) {
    assertThat(h3("h3=\":443\"; ma=" + age))
        .extracting(Alternative::maxAge)
        .containsExactly(Duration.ZERO);
  }

  @Test
  void anAgeIsAYearAtMost() {
    assertThat(h3("h3=\":443\"; ma=99999999999999999999"))
        .extracting(Alternative::maxAge)
        .containsExactly(Duration.ofDays(365));
  }

  @Property
  void nothingMakesItThrow(
      @ForAll
          @Chars({'h', '3', '=', '"', ':', ';', ',', '\\', ' ', 'm', 'a'})
          @CharRange(from = '0', to = '9')
          String header) {
    assertThatCode(() -> AltSvcHeader.parse(List.of(header))).doesNotThrowAnyException();
  }
}
