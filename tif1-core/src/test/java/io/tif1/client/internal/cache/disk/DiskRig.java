package io.tif1.client.internal.cache.disk;

import io.tif1.client.HandMovedTime;
import io.tif1.client.internal.dns.RecordingLogger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.slf4j.event.Level;

/** A directory, hand-moved time, a log, and stores on all three. */
final class DiskRig implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofHours(1); // hand-moved: as long as it takes
  static final DiskKey KEY = key(1);

  final HandMovedTime time = new HandMovedTime();
  final RecordingLogger log = new RecordingLogger();
  final Path directory;
  final Path file;
  private final List<DiskStore> stores = new ArrayList<>();

  DiskRig(Path directory) {
    this.directory = directory;
    this.file = directory.resolve(DiskOptions.FILE_NAME);
  }

  DiskOptions options() {
    return DiskOptions.in(directory).withBusyTimeout(Duration.ofSeconds(20));
  }

  DiskStore store() {
    return store(options());
  }

  DiskStore store(DiskOptions options) {
    return store(options, Schema.current());
  }

  DiskStore store(DiskOptions options, Schema schema) {
    var store = new DiskStore(options, schema, time, log);
    stores.add(store);
    return store;
  }

  static void flush(DiskStore store) {
    try {
      if (!store.flush(PATIENCE)) {
        throw new AssertionError("not flushed: " + store.stats());
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static DiskKey key(int lap) {
    return DiskKey.of(2021, "main", "Belgian Grand Prix", "Race", "VER/" + lap + "_tel.json");
  }

  static StoredBody body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  static StoredBody body(byte[] bytes) {
    return new StoredBody(
        "gzip", bytes, "\"e1\"", "Sat, 02 Mar 2024 15:00:00 GMT", "jsdelivr", 1_000, 1_000);
  }

  /** So many bytes that only the seed tells. */
  static StoredBody body(int seed, int length) {
    var bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return body(bytes);
  }

  /** A store with so many bodies in its file, closed. */
  void fill(int count, int length) {
    try (DiskStore store = store()) {
      for (int lap = 0; lap < count; lap++) {
        store.put(key(lap), body(lap, length));
      }
      flush(store);
    }
  }

  /** Meddles with the file. */
  void sql(String... statements) throws SQLException {
    try (Connection connection = Connections.toWrite(file, Duration.ofSeconds(20))) {
      for (String statement : statements) {
        Sql.run(connection, statement);
      }
    }
  }

  long number(String query) throws SQLException {
    try (Connection connection = Connections.toWrite(file, Duration.ofSeconds(20))) {
      return Sql.number(connection, query);
    }
  }

  String text(String query) throws SQLException {
    try (Connection connection = Connections.toWrite(file, Duration.ofSeconds(20))) {
      return String.valueOf(Sql.text(connection, query));
    }
  }

  List<Path> setAside() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(path -> path.getFileName().toString().contains(".corrupt-"))
          .filter(path -> !path.toString().endsWith("-wal") && !path.toString().endsWith("-shm"))
          .sorted()
          .toList();
    }
  }

  List<String> warnings() {
    return log.lines(Level.WARN);
  }

  @Override
  public void close() {
    stores.forEach(DiskStore::close);
  }
}
