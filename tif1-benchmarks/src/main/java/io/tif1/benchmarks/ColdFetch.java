package io.tif1.benchmarks;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.Telemetry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * All laps over the network by a new client with a cache that is empty. What counts is the time
 * until the last lap is there; what closing takes, which writes what is left, is kept apart.
 */
final class ColdFetch extends Contender {
  private final List<Resource<Telemetry>> laps;
  private final Tif1Config config;
  private final Path directory;
  private final List<Double> closings = new ArrayList<>();
  private int round;

  /**
   * @param directory each round has a folder of its own in it, which is deleted afterwards
   */
  ColdFetch(String name, Published files, Tif1Config config, Path directory) {
    super(name);
    laps = files.telemetry();
    this.config = config;
    this.directory = directory;
  }

  @Override
  public Round once() {
    Path fresh = directory.resolve("cold-" + round++);
    Tif1 client = Tif1.open(config.toBuilder().cacheDir(fresh).build());
    Round cost = cost(() -> client.fetchAll(laps).forEach(Outcome::orElseThrow));
    closings.add(cost(client::close).wallMillis());
    if (config.cacheMaxBytes() > 0 && client.stats().cache().written() < laps.size()) {
      throw new IllegalStateException("not all was written: " + client.stats().cache());
    }
    Scratch.delete(fresh);
    return cost;
  }

  Sample closingMillis() {
    return new Sample(closings.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
