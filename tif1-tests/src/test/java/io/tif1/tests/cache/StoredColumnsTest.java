package io.tif1.tests.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.client.CachePolicy;
import io.tif1.client.FetchFailedException;
import io.tif1.client.Origin;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import io.tif1.model.Laps;
import io.tif1.model.SessionKey;
import io.tif1.model.Telemetry;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.ManualTime;
import io.tif1.testkit.sim.SessionSimulator;
import io.tif1.testkit.sim.SimulatedSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the second reading of a file decoded, the third one need not. */
class StoredColumnsTest {
  private static final SimulatedSession RACE =
      SessionSimulator.session(2021, "Belgian Grand Prix", "Race").drivers(2).laps(2).build();
  private static final SessionKey KEY = new SessionKey(2021, "Belgian Grand Prix", "Race");
  private static final String DRIVER = RACE.drivers().get(0).code();
  private static final Resource<Telemetry> LAP = Resource.telemetry(KEY, DRIVER, 1);
  private static final Resource<JsonDocument> DOCUMENT = Resource.json(KEY, DRIVER + "/1_tel.json");

  @TempDir Path directory;

  private final ManualTime time = new ManualTime(Instant.parse("2026-06-07T13:00:00Z"));
  private final FakeCdn cdn = FakeCdn.serving(RACE);
  private Tif1Config config =
      Tif1Config.defaults().toBuilder()
          .cdns(List.of(cdn.baseUri()))
          .caBundle(cdn.writeCaPem(directory))
          .cacheDir(directory.resolve("cache"))
          .build();

  @AfterEach
  void close() {
    cdn.close();
  }

  /** By a client of its own, which has nothing in memory and writes what it has when it closes. */
  private <T> T by(Function<Tif1, T> use) {
    try (Tif1 client = Tif1.builder(config).timeSource(time).open()) {
      return use.apply(client);
    }
  }

  private void fetch(int times) {
    for (int i = 0; i < times; i++) {
      by(client -> client.fetch(LAP));
    }
  }

  private long columnBytes() {
    return by(client -> client.cache().info().columnBytes());
  }

  /** All bodies are rubbish: who reads one notices. */
  private void spoilBodies() {
    try (Stream<Path> files = Files.list(config.cacheDir())) {
      Path file =
          files.filter(path -> path.toString().endsWith(".sqlite")).findFirst().orElseThrow();
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = connection.createStatement()) {
        statement.executeUpdate("UPDATE body SET data = zeroblob(length(data))");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void offline() {
    config = config.toBuilder().offlineMode(true).build();
  }

  @Test
  void aFileThatWasFetchedIsNotStoredAsColumns() {
    fetch(1);
    assertThat(columnBytes()).isZero();
  }

  @Test
  void aFileThatWasReadFromDiskIs() {
    fetch(2);
    assertThat(columnBytes()).isPositive();
  }

  @Test
  void theColumnsAreWhatTheFileSays() {
    Telemetry decoded = by(client -> client.fetch(LAP));
    fetch(1);
    spoilBodies();
    offline();
    Telemetry stored = by(client -> client.fetch(LAP));
    assertThat(stored).isEqualTo(decoded);
    assertThat(stored.findings()).isEqualTo(decoded.findings());
  }

  @Test
  void lapsAreStoredToo() {
    Resource<Laps> laps = Resource.laps(KEY, DRIVER);
    Laps decoded = by(client -> client.fetch(laps));
    by(client -> client.fetch(laps));
    spoilBodies();
    offline();
    Laps stored = by(client -> client.fetch(laps));
    assertThat(stored).isEqualTo(decoded);
  }

  @Test
  void theyAreAHitOfTheDiskAsOldAsTheFile() {
    fetch(2);
    time.advance(Duration.ofDays(3));
    Outcome<Telemetry> had = by(client -> client.fetchAll(List.of(LAP)).get(0));
    assertThat(((Outcome.Success<Telemetry>) had).origin().source()).isEqualTo(Origin.Source.DISK);
    assertThat(((Outcome.Success<Telemetry>) had).origin().age()).isEqualTo(Duration.ofDays(3));
    assertThat(cdn.requestCount()).isEqualTo(1);
  }

  @Test
  void theDocumentIsStillTheFileAsReceived() {
    String text = by(client -> client.fetch(DOCUMENT)).text();
    fetch(2);
    assertThat(by(client -> client.fetch(DOCUMENT)).text()).isEqualTo(text);
    assertThat(cdn.requestCount()).isEqualTo(1);
  }

  @Test
  void aClientThatHasTheColumnsInMemoryStillGetsTheDocument() {
    fetch(2);
    byte[] document =
        by(
            client -> {
              client.fetch(LAP);
              return client.fetch(DOCUMENT).bytes();
            });
    assertThat(document).isNotEmpty();
  }

  @Test
  void strictValidationFindsTheSameInColumns() {
    fetch(2);
    assertThat(by(client -> client.fetch(LAP)).findings())
        .isEqualTo(Telemetry.decode(by(client -> client.fetch(DOCUMENT)).bytes()).findings());
  }

  @Test
  void whatIsTooOldIsConfirmedAndItsColumnsAreUsedAgain() {
    fetch(2);
    time.advance(Duration.ofDays(31));
    fetch(1);
    assertThat(cdn.requestCount()).isEqualTo(2);
    spoilBodies();
    offline();
    assertThat(by(client -> client.fetch(LAP)).isEmpty()).isFalse();
  }

  @Test
  void switchedOffNothingIsStored() {
    config = config.toBuilder().cacheColumns(false).build();
    fetch(3);
    assertThat(columnBytes()).isZero();
  }

  @Test
  void switchedOffWhatIsStoredIsNotRead() {
    fetch(2);
    spoilBodies();
    offline();
    config = config.toBuilder().cacheColumns(false).build();
    assertThatThrownBy(() -> by(client -> client.fetch(LAP)))
        .isInstanceOf(FetchFailedException.class);
  }

  @Test
  void aFetchThatMayStoreNothingDoesNot() {
    fetch(1);
    by(client -> client.with(how -> how.withCache(CachePolicy.READ_ONLY)).fetch(LAP));
    assertThat(columnBytes()).isZero();
  }

  @Test
  void offlineTheyAreStoredToo() {
    fetch(1);
    offline();
    fetch(1);
    assertThat(columnBytes()).isPositive();
  }
}
