package io.tif1.tests.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.FetchFailedException;
import io.tif1.testkit.DohServer;
import io.tif1.testkit.FakeCdn;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A proxy selector of the program's that throws fails the attempt, is named, and blames no CDN. */
@Isolated("sets the JVM's proxy selector")
final class ProxySelectorThrowsTest {
  private final ProxySelector before = ProxySelector.getDefault();
  @TempDir private Path directory;

  @AfterEach
  void restore() {
    ProxySelector.setDefault(before);
  }

  private static final class BadSelector extends ProxySelector {
    private final Thrown thrown;

    BadSelector(Thrown thrown) {
      this.thrown = thrown;
    }

    @Override
    public List<Proxy> select(URI uri) {
      thrown.now();
      return List.of();
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
  }

  @ParameterizedTest
  @EnumSource
  void a1_theFetchFailsAndNamesTheSelector(Thrown thrown) {
    // This machine is never reached through a proxy, so the CDN is elsewhere by its name.
    FakeCdn cdn = FakeCdn.builder().host("cdn.example.com").content(World.everything()).start();
    try (DohServer doh = DohServer.start();
        var trial =
            new Trial(
                directory,
                cdn,
                b ->
                    b.httpResolvers(List.of("doh://" + doh.uri()))
                        .resolverTimeout(Duration.ofSeconds(20)))) {
      doh.answer("cdn.example.com", Duration.ofMinutes(5), "127.0.0.1");
      ProxySelector.setDefault(new BadSelector(thrown));

      for (int i = 0; i < 3; i++) { // more than there are permits
        verify(trial, Trial.ending(trial.client.fetchAsync(Trial.fresh(100 + i))));
        var file = Trial.fresh(200 + i);
        verify(trial, Trial.ending(() -> trial.client.fetch(file)));
      }
      ProxySelector.setDefault(before);
      trial.verifyAsBefore();
    }
  }

  private static void verify(Trial trial, Throwable failure) {
    assertThat(failure)
        .isInstanceOf(FetchFailedException.class)
        .hasMessageContaining("every CDN failed in each of 1 round")
        .hasMessageContaining("proxy selector " + BadSelector.class.getName() + " threw");
    assertThat(trial.client.cdns()).allMatch(status -> status.failuresInARow() == 0);
  }
}
