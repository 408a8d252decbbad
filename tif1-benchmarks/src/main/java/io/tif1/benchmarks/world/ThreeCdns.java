package io.tif1.benchmarks.world;

import io.tif1.testkit.CdnLayout;
import io.tif1.testkit.ContentHistory;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * jsDelivr, which refuses a random third of the files; StaticDelivr, an hour behind; Hugging Face,
 * which allows 300 requests a minute and redirects to a store on another host.
 */
public final class ThreeCdns implements AutoCloseable {
  private static final int QUOTA = 300;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final int REMEMBERED = 100_000;

  private final FakeCdn refusing;
  private final FakeCdn behind;
  private final FakeCdn store;
  private final FakeCdn limited;

  public ThreeCdns(PublishedRace race, long seed) {
    ContentHistory history = race.history();
    refusing = FakeCdn.builder().name("jsdelivr").content(history).remember(REMEMBERED).start();
    refusing.faultOn(FakeCdn.randomFiles(1 / 3.0, seed), new Fault.JsDelivrMissing());
    behind =
        FakeCdn.builder()
            .name("staticdelivr")
            .layout(CdnLayout.STATICDELIVR)
            .content(history.behind(Duration.ofHours(1)))
            .remember(REMEMBERED)
            .start();
    store =
        FakeCdn.builder()
            .name("store")
            .host("127.0.0.1")
            .path("/xet")
            .content(history)
            .signedUrlsOnly(Duration.ofMinutes(5))
            .remember(REMEMBERED)
            .start();
    limited =
        FakeCdn.builder()
            .name("huggingface")
            .layout(CdnLayout.HUGGING_FACE)
            .redirectTo(store)
            .quota(QUOTA, WINDOW)
            .remember(REMEMBERED)
            .start();
  }

  /** In the order in which a client asks. */
  public List<FakeCdn> cdns() {
    return List.of(refusing, behind, limited);
  }

  /** Where the last of them redirects to. */
  public FakeCdn store() {
    return store;
  }

  /** As the setting {@code cdns} takes them. */
  public String[] templates() {
    return cdns().stream().map(FakeCdn::template).toArray(String[]::new);
  }

  /** Writes the certificate that clients are to trust. */
  public Path writeCaPem(Path directory) {
    return refusing.writeCaPem(directory);
  }

  @Override
  public void close() {
    limited.close();
    store.close();
    behind.close();
    refusing.close();
  }
}
