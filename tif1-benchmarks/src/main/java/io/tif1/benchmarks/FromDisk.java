package io.tif1.benchmarks;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.Telemetry;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** All laps from the cache on disk to columns, held at once; what memory knew is forgotten. */
final class FromDisk extends Contender {
  private final List<Resource<Telemetry>> laps;
  private final Tif1 client;
  private long rows;

  /**
   * @param config of a client that has fetched everything before
   */
  FromDisk(String name, Published files, Tif1Config config) {
    super(name);
    laps = files.telemetry();
    client = Tif1.open(config.toBuilder().offlineMode(true).build());
  }

  /** Reads until as much is stored as columns as will be. */
  void settle() {
    long before = -1;
    for (long now = 0; now != before; ) {
      before = now;
      once();
      client.cache().flush(Duration.ofMinutes(5));
      now = client.cache().info().columnBytes();
    }
    System.out.printf(Locale.ROOT, "%.1f MB of columns%n", before / 1e6);
  }

  @Override
  public Round once() {
    client.cache().clearMemory();
    long hits = client.stats().cache().diskHits();
    Round round = cost(this::readAll);
    if (client.stats().cache().diskHits() - hits != laps.size()) {
      throw new IllegalStateException("not all from disk: " + client.stats().cache());
    }
    return round;
  }

  private void readAll() {
    long sum = 0;
    for (Outcome<Telemetry> outcome : client.fetchAll(laps)) {
      sum += outcome.orElseThrow().size();
    }
    if (rows != 0 && rows != sum) {
      throw new IllegalStateException("had " + rows + " samples before, and now " + sum);
    }
    rows = sum;
  }

  /** How many samples all laps have. */
  long rows() {
    return rows;
  }

  @Override
  public void close() {
    client.close();
  }
}
