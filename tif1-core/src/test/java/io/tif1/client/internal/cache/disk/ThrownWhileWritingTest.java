package io.tif1.client.internal.cache.disk;

import static io.tif1.client.internal.cache.disk.DiskRig.KEY;
import static io.tif1.client.internal.cache.disk.DiskRig.body;
import static io.tif1.client.internal.cache.disk.DiskRig.flush;
import static io.tif1.client.internal.cache.disk.DiskRig.key;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is thrown on the thread that writes costs what was being written, and nothing else. */
class ThrownWhileWritingTest {
  private static final int VERSION = 7;

  @TempDir Path directory;
  private DiskRig rig;
  private DiskStore store;

  @BeforeEach
  void open() {
    rig = new DiskRig(directory);
    rig.fill(100, 50);
    store = rig.store();
  }

  @AfterEach
  void close() {
    rig.close();
  }

  static Stream<Throwable> whatIsThrown() {
    return Stream.of(
        new OutOfMemoryError("Java heap space (simulated)"),
        new StackOverflowError(),
        new NoClassDefFoundError("io/tif1/Missing"),
        new AssertionError("simulated"),
        new IllegalStateException("simulated"),
        new IOException("checked, through a lambda of Kotlin's"));
  }

  private static <T extends Throwable> byte[] sneak(Throwable thrown) throws T {
    @SuppressWarnings("unchecked")
    T any = (T) thrown;
    throw any;
  }

  private static Supplier<byte[]> throwing(Throwable thrown) {
    return () -> ThrownWhileWritingTest.<RuntimeException>sneak(thrown);
  }

  @ParameterizedTest
  @MethodSource("whatIsThrown")
  void a3_anImageThatCannotBeMadeIsDroppedAndNothingElse(Throwable thrown) throws Exception {
    store.putDecoded(KEY, body(1, 50), VERSION, 1_000, throwing(thrown));
    store.putDecoded(key(2), body(2, 50), VERSION, 3, () -> new byte[] {1, 2, 3});
    store.put(key(100), body("written with them"));
    flush(store);
    store.put(key(101), body("written after them"));
    flush(store);

    assertThat(store.upkeep().info().entries()).isEqualTo(102);
    assertThat(store.readDecoded(key(2), VERSION)).isInstanceOf(StoredColumns.class);
    assertThat(store.readDecoded(KEY, VERSION)).isEqualTo(body(1, 50));
    assertThat(store.stats().dropped()).isZero();
    assertThat(rig.setAside()).isEmpty();
    assertThat(rig.warnings()).singleElement().asString().contains(KEY.toString(), "not stored");
  }

  @Test
  void a3_anImageThatIsLargerThanAnnouncedIsDropped() throws Exception {
    store.putDecoded(KEY, body(1, 50), VERSION, 2, () -> new byte[] {1, 2, 3});
    flush(store);
    assertThat(rig.number("SELECT count(*) FROM image")).isZero();
  }

  @ParameterizedTest
  @MethodSource("whatIsThrown")
  void a3_whateverIsThrownWithinATransactionRollsItBack(Throwable thrown) throws Exception {
    assertThatThrownBy(
            () ->
                store.onWriter(
                    writer ->
                        writer.inTransaction(
                            rows -> {
                              Sql.run(writer.connection(), "DELETE FROM entry");
                              sneak(thrown);
                              return 0;
                            })))
        .isInstanceOf(IOException.class)
        .hasRootCause(thrown);

    store.put(key(100), body("after it"));
    flush(store);
    assertThat(store.upkeep().info().entries()).isEqualTo(101);
    assertThat(rig.setAside()).isEmpty();
    assertThat(rig.warnings()).isEmpty();
  }

  @Test
  void a3_aTransactionLeftOpenDoesNotCondemnTheFile() throws Exception {
    store.onWriter(
        writer -> {
          Sql.run(writer.connection(), "BEGIN IMMEDIATE");
          return 0;
        });
    store.put(key(100), body("after it"));
    flush(store);
    assertThat(store.upkeep().info().entries()).isEqualTo(101);
    assertThat(rig.setAside()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 11, 17, 19, 20, 24, 25, 26})
  void a3_anErrorThatSqlitesCheckDoesNotConfirmKeepsTheFile(int code) throws Exception {
    store.read(KEY);
    store.failed(new SQLException("simulated", "", code));
    flush(store);
    assertThat(rig.setAside()).isEmpty();
    assertThat(store.read(KEY)).isEqualTo(body(1, 50));
    store.put(key(100), body("after it"));
    flush(store);
    assertThat(store.upkeep().info().entries()).isEqualTo(101);
  }

  @Test
  void a3_theWritingThreadGoesOnAfterAnError() throws Exception {
    assertThatThrownBy(
            () ->
                store.onWriter(
                    writer -> {
                      throw new OutOfMemoryError("simulated");
                    }))
        .isInstanceOf(IOException.class);
    store.put(key(100), body("after it"));
    flush(store);
    assertThat(store.read(key(100))).isEqualTo(body("after it"));
  }
}
