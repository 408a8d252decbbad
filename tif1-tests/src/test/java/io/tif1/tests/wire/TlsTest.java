package io.tif1.tests.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.event.FetchEvent.AttemptEnded;
import io.tif1.testkit.Fault;
import io.tif1.testkit.ServerCertificate;
import io.tif1.testkit.ServerCertificate.Flaw;
import io.tif1.tests.support.Door;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Whom the client believes, and what it says of those whom it does not. */
class TlsTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "EXPIRED, the server's certificate has expired",
    "NOT_YET_VALID, the server's certificate is not valid yet",
    "WRONG_HOST, the certificate is for another host",
    "SELF_SIGNED, signed by no authority that this client trusts"
  })
  void aFlawedCertificateIsRefusedInWords(Flaw flaw, String words) {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.BadCertificate(flaw));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("TLS: ")
          .hasMessageContaining(words);
    }
  }

  @Test
  void theHostsThatACertificateIsForAreNamed() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.BadCertificate(Flaw.WRONG_HOST));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .hasMessageContaining("localhost")
          .hasMessageContaining("elsewhere.invalid")
          .hasMessageNotContaining("\n");
    }
  }

  @Test
  void anUnknownAuthorityIsRefusedWithAHintAtTheBundle() throws IOException {
    Path other =
        Files.writeString(
            directory.resolve("other.pem"),
            ServerCertificate.flawed(Flaw.SELF_SIGNED).certificatePem());
    try (World world = World.of(1, b -> b.maxRetries(0).caBundle(other))) {
      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .hasMessageContaining("no authority that this client trusts")
          .hasMessageContaining("ca_bundle");
    }
  }

  @Test
  void onlyACertificateThatNobodyTrustsIsBlamedOnTheBundle() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.cdn(1).faultAlways(new Fault.BadCertificate(Flaw.EXPIRED));

      assertThatThrownBy(() -> world.client.fetch(World.file("a.json")))
          .hasMessageNotContaining("ca_bundle");
    }
  }

  @ParameterizedTest
  @EnumSource(Flaw.class)
  void aRefusedCertificateIsAFailureOfTheCdnAndTheNextOneIsAsked(Flaw flaw) {
    try (World world = World.of(2, World.asIs())) {
      world.cdn(1).faultAlways(new Fault.BadCertificate(flaw));

      world.client.fetch(World.file("a.json"));

      assertThat(world.log.await(AttemptEnded.class, 1).verdict()).isEqualTo("FAILED");
      assertThat(world.client.cdns().get(0).failuresInARow()).isEqualTo(1);
      assertThat(world.elapsed()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource(Door.class)
  void e8_ifNoCertificateIsTrustedEachIsShownOnceAndNothingIsRetried(Door door) {
    try (World world = World.of(1, b -> b.maxRetries(3))) {
      world.cdn(1).faultAlways(new Fault.BadCertificate(Flaw.EXPIRED));

      var fetch = world.begin(() -> door.fetch(world.client, World.file("a.json")));

      assertThatThrownBy(fetch::join).hasCauseInstanceOf(FetchFailedException.class);
      assertThat(world.cdn(1).connectionsAccepted()).isEqualTo(1);
      assertThat(world.elapsed()).isZero();
      assertThat(world.client.connectionStats().connectionsCreated()).isZero();
      assertThat(world.client.connectionStats().failures()).isEqualTo(1);
    }
  }

  @Test
  void aConnectionThatIsOpenOutlivesTheCertificate() {
    try (World world = World.of(1, b -> b.maxRetries(0))) {
      world.client.fetch(World.file("a.json"));
      world.cdn(1).faultAlways(new Fault.BadCertificate(Flaw.EXPIRED));

      assertThat(world.client.fetch(World.file("b.json")).sizeBytes()).isPositive();
    }
  }

  @Test
  void aBundleThatIsNotThereIsRefusedAtOpening() {
    Path missing = directory.resolve("nowhere.pem");
    Tif1Config config = Tif1Config.defaults().toBuilder().caBundle(missing).build();

    assertThatThrownBy(() -> Tif1.open(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ca_bundle")
        .hasMessageContaining(missing.toString())
        .hasMessageContaining("no such file");
  }

  @Test
  void aBundleWithoutACertificateIsRefusedAtOpening() throws IOException {
    Path empty = Files.writeString(directory.resolve("empty.pem"), "nothing here");
    Tif1Config config = Tif1Config.defaults().toBuilder().caBundle(empty).build();

    assertThatThrownBy(() -> Tif1.open(config))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no certificate");
  }

  @Test
  void plainTextWhereTlsIsExpectedIsAFailureInWords() throws Exception {
    try (World world = World.of(1, b -> b.maxRetries(0));
        RawServer server =
            RawServer.serving(
                peer -> {
                  peer.in().read(new byte[16 * 1024]); // the client's hello
                  peer.send(RawServer.ok("{}"));
                })) {
      String https = server.uri("/a").toString().replace("http:", "https:");

      assertThatThrownBy(() -> world.client.http().get(java.net.URI.create(https)))
          .isInstanceOf(FetchFailedException.class)
          .satisfies(e -> assertThat(e.getMessage().toLowerCase(Locale.ROOT)).contains("tls"));
    }
  }
}
