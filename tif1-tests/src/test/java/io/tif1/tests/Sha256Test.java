package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.FetchFailedException;
import io.tif1.client.Fetcher;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.CdnLayout;
import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import io.tif1.tests.support.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files of a pinned season from a CDN that has no versions, known by their digests. */
class Sha256Test {
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";
  private static final Resource<JsonDocument> FILE =
      Resource.json(2021, "Monaco Grand Prix", "Race", "drivers.json");
  private static final String TEXT = "{\"a\":1}";

  private static String sha256(String text) throws Exception {
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private static FakeCdn withoutVersions(String text) {
    return FakeCdn.builder()
        .layout(CdnLayout.HUGGING_FACE)
        .content(Content.of(Map.of("2021@main/" + FILE.file().substring(5), text)))
        .start();
  }

  private static World pinned(FakeCdn... cdns) {
    String[] templates = List.of(cdns).stream().map(FakeCdn::template).toArray(String[]::new);
    return World.of(
        List.of(cdns), b -> b.cdns(templates).seasonRefs(Map.of(2021, COMMIT)).maxRetries(0));
  }

  private static Fetcher knowing(World world, String digest) {
    return world.client.with(options -> options.withSha256(Map.of(FILE.file(), digest)));
  }

  @Test
  void theFileWithTheDigestIsAccepted() throws Exception {
    try (World world = pinned(withoutVersions(TEXT))) {
      Fetcher fetcher = knowing(world, sha256(TEXT));

      assertThat(fetcher.fetch(FILE).text()).isEqualTo(TEXT);
      assertThat(fetcher.fetchAsync(FILE).join().text()).isEqualTo(TEXT);
    }
  }

  @Test
  void anotherFileIsRefused() throws Exception {
    try (World world = pinned(withoutVersions("{\"a\":2}"))) {
      Fetcher fetcher = knowing(world, sha256(TEXT));

      assertThatThrownBy(() -> fetcher.fetch(FILE))
          .isInstanceOf(FetchFailedException.class)
          .hasMessageContaining("is another version of the file")
          .hasMessageContaining("expected " + sha256(TEXT).substring(0, 12));
      assertThatThrownBy(fetcher.fetchAsync(FILE)::join)
          .hasCauseInstanceOf(FetchFailedException.class)
          .hasMessageContaining("is another version of the file");
    }
  }

  @Test
  void afterAnotherFileTheNextCdnIsAsked() throws Exception {
    try (World world = pinned(withoutVersions("{\"a\":2}"), withoutVersions(TEXT))) {
      assertThat(knowing(world, sha256(TEXT)).fetch(FILE).text()).isEqualTo(TEXT);
      assertThat(world.cdn(1).requestCount()).isEqualTo(1);
    }
  }

  @Test
  void theDigestOfAnotherFileDoesNotCount() throws Exception {
    try (World world = pinned(withoutVersions(TEXT))) {
      Fetcher fetcher =
          world.client.with(options -> options.withSha256(Map.of("2021/other", "0".repeat(64))));

      assertThatThrownBy(() -> fetcher.fetch(FILE)).hasMessageContaining(COMMIT);
      assertThat(world.cdn(1).requestCount()).isZero();
    }
  }
}
