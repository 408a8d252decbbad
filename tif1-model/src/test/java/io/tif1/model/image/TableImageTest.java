package io.tif1.model.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.Drivers;
import io.tif1.model.FileKind;
import io.tif1.model.LapColumn;
import io.tif1.model.Laps;
import io.tif1.model.Table;
import io.tif1.model.Telemetry;
import io.tif1.model.TelemetryColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class TableImageTest {
  private static final byte[] TELEMETRY =
      ("{\"tel\":{\"time\":[0.0,0.134,0.27],\"rpm\":[9500,9612.337461,\"None\"],\"gear\":[3,3,null],"
              + "\"brake\":[0,1,true],\"rel_distance\":[1.5e-06,2.9164E-6,5e-324],"
              + "\"DriverAhead\":[\"31\",\"日\",null],\"speed\":[1,2.5],\"throttle\":[104,104,104],"
              + "\"dataKey\":\"2026-Simulated-Race-AAA-1\"}}")
          .getBytes(UTF_8);

  /** Everything that can be asked of a table is the same of both. */
  private static void assertSame(Table read, Table decoded) {
    assertThat(read).isEqualTo(decoded).hasSameClassAs(decoded);
    assertThat(read.columns().names()).isEqualTo(decoded.columns().names());
    assertThat(read.findingsOfReading()).isEqualTo(decoded.findingsOfReading());
    assertThat(read.findings()).isEqualTo(decoded.findings());
    assertThat(read.sizeBytes()).isEqualTo(decoded.sizeBytes());
    decoded
        .columns()
        .asMap()
        .forEach(
            (name, column) ->
                assertThat(read.columns().asMap().get(name)).hasToString(column.toString()));
  }

  @Property(tries = 2000)
  void theImageOfAnyTelemetryIsWhatWasDecoded(@ForAll long seed) {
    Telemetry decoded = Telemetry.decode(new TableFiles(seed).telemetry(TelemetryColumn.values()));

    assertSame(TableImage.read(TableImage.of(decoded)), decoded);
  }

  @Property(tries = 2000)
  void theImageOfAnyLapsIsWhatWasDecoded(@ForAll long seed) {
    Laps decoded = Laps.decode(new TableFiles(seed).laps(LapColumn.values()), "AAA");

    assertSame(TableImage.read(TableImage.of(decoded)), decoded);
  }

  @Property(tries = 500)
  void anImageIsNoLongerThanWasSaid(@ForAll long seed) {
    Laps decoded = Laps.decode(new TableFiles(seed).laps(LapColumn.values()), null);

    assertThat(TableImage.of(decoded).length)
        .isLessThanOrEqualTo((int) TableImage.maxBytes(decoded));
  }

  @Test
  void theImageOfEveryPublishedFileIsWhatWasDecoded() throws IOException {
    Path web = root().resolve("../shared/data/cdn/gh/TracingInsights").normalize();
    Assumptions.assumeTrue(Files.isDirectory(web), "published files are missing: no " + web);
    try (Stream<Path> walk = Files.walk(web)) {
      for (Path file : (Iterable<Path>) walk.filter(Files::isRegularFile)::iterator) {
        FileKind kind = FileKind.of(file.getParent().getFileName() + "/" + file.getFileName());
        if (kind == FileKind.TELEMETRY) {
          Table decoded = Telemetry.decode(Files.readAllBytes(file));
          assertSame(TableImage.read(TableImage.of(decoded)), decoded);
        } else if (kind == FileKind.LAPS) {
          Table decoded = Laps.decode(Files.readAllBytes(file), "AAA");
          assertSame(TableImage.read(TableImage.of(decoded)), decoded);
        }
      }
    }
  }

  private static Path root() {
    Path directory = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    while (!Files.exists(directory.resolve("mvnw"))) {
      directory = directory.getParent();
    }
    return directory;
  }

  @Test
  void anImageCutShortAnywhereIsRefused() {
    byte[] image = TableImage.of(Telemetry.decode(TELEMETRY));
    for (int end = 0; end < image.length; end++) {
      byte[] cut = Arrays.copyOf(image, end);
      assertThatIllegalArgumentException().isThrownBy(() -> TableImage.read(cut));
    }
  }

  @Test
  void anImageWithMoreBehindItIsRefused() {
    byte[] image = TableImage.of(Telemetry.decode(TELEMETRY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TableImage.read(Arrays.copyOf(image, image.length + 1)))
        .withMessageContaining("1 bytes behind");
  }

  @Test
  void thereAreNoneOfSmallKinds() {
    Drivers drivers = Drivers.decode("{\"drivers\":[]}".getBytes(UTF_8));
    assertThat(TableImage.isFor(Drivers.class)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> TableImage.of(drivers));
  }

  /**
   * If this fails, images of the version before read otherwise than files decode now: raise {@link
   * TableImage#VERSION}, then take over the sum.
   */
  @Test
  void whatIsDecodedAndHowItIsKeptBelongsToTheVersion() {
    var sum = new CRC32C();
    sum.update(TableImage.of(Telemetry.decode(TELEMETRY)));
    for (long seed : List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L)) {
      var files = new TableFiles(seed);
      sum.update(TableImage.of(Telemetry.decode(files.telemetry(TelemetryColumn.values()))));
      sum.update(TableImage.of(Laps.decode(files.laps(LapColumn.values()), "AAA")));
    }
    assertThat(TableImage.VERSION + ":" + Long.toHexString(sum.getValue())).isEqualTo("1:87ad7e81");
  }
}
