package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.HandMovedTime;
import io.tif1.client.Tif1Config;
import io.tif1.client.internal.transport.altsvc.Alternative;
import io.tif1.client.internal.transport.quic.QuicException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuicDialerTest {
  private static String problem(String origin, String alternative, String address)
      throws Exception {
    InetAddress found = InetAddress.getByName(address);
    var told = new AtomicReference<QuicException>();
    var dialer =
        new QuicDialer(
            Tif1Config::defaults,
            new HandMovedTime(),
            host -> List.of(found),
            TrustStore.load(null).trustManager(),
            Runnable::run,
            () -> {});
    dialer.dial(
        "https://" + origin + ":443",
        origin,
        new Alternative(alternative, 443, Duration.ofDays(1), false),
        () -> true,
        (line, problem) -> told.set(problem));
    return told.get() == null ? "" : told.get().problem();
  }

  @ParameterizedTest
  @CsvSource({
    "cdn.example.com, 127.0.0.1, 127.0.0.1",
    "cdn.example.com, 169.254.169.254, 169.254.169.254",
    "cdn.example.com, printer.local, 192.168.0.7",
    "cdn.example.com, rebound.example.com, 10.0.0.1"
  })
  void g18_aPublicServerDoesNotLeadIntoAPrivateNetwork(
      String origin, String alternative, String address) throws Exception {
    assertThat(problem(origin, alternative, address)).contains("private network");
  }

  @ParameterizedTest
  @CsvSource({
    "cdn.example.com, other.example.com, 203.0.113.9",
    "localhost, 127.0.0.1, 127.0.0.1",
    "cdn.example.com, '', 203.0.113.9"
  })
  void g18_otherAlternativesAreDialled(String origin, String alternative, String address)
      throws Exception {
    assertThat(problem(origin, alternative, address)).isEmpty();
  }
}
