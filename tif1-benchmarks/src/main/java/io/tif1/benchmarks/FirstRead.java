package io.tif1.benchmarks;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.Telemetry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * All laps from a cache that has them as received, read for the first time: with columns on, they
 * are stored as such behind its back. Each round has a copy of the cache and a client of its own.
 */
final class FirstRead extends Contender {
  private final List<Resource<Telemetry>> laps;
  private final Tif1Config config;
  private final Path filled;
  private final Path copy;
  private final List<Double> closings = new ArrayList<>();

  /**
   * @param config of a client that has fetched everything before
   */
  FirstRead(String name, Published files, Tif1Config config, Path copy) {
    super(name);
    this.laps = files.telemetry();
    this.filled = Objects.requireNonNull(config.cacheDir(), "the cache that was filled");
    this.copy = copy;
    this.config = config.toBuilder().cacheDir(copy).build();
  }

  @Override
  public Round once() {
    copy();
    Tif1 client = Tif1.open(config);
    Round round;
    try {
      client.fetch(laps.get(0)); // the file is open
      client.cache().clearMemory();
      round = cost(() -> client.fetchAll(laps).forEach(Outcome::orElseThrow));
    } finally {
      closings.add(cost(client::close).wallMillis());
    }
    return round;
  }

  private void copy() {
    try {
      Scratch.delete(copy);
      Files.createDirectories(copy);
      try (Stream<Path> files = Files.list(filled)) {
        for (Path file : files.toList()) {
          Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy the cache " + filled, e);
    }
  }

  /** What closing took, which writes what is left. */
  Sample closingMillis() {
    return new Sample(closings.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
