package io.tif1.benchmarks;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.Telemetry;
import java.util.List;

/** The client: transfers, inflates, checks and decodes all files to columns, and holds them. */
final class OursDecoded extends Contender {
  private final Tif1 client;
  private final List<Resource<Telemetry>> resources;
  private final long totalRows;

  OursDecoded(String name, Published files, Tif1Config config) {
    super(name);
    this.client = Tif1.open(config);
    this.resources = files.telemetry();
    long rows = 0;
    for (int i = 0; i < resources.size(); i++) {
      rows += Telemetry.decode(files.bytes(i)).size();
    }
    this.totalRows = rows;
  }

  @Override
  public Round once() {
    return cost(
        () -> {
          long rows = 0;
          for (Outcome<Telemetry> outcome : client.fetchAll(resources)) {
            rows += outcome.orElseThrow().size();
          }
          if (rows != totalRows) {
            throw new IllegalStateException("expected " + totalRows + " samples, had " + rows);
          }
        });
  }

  @Override
  public void close() {
    client.close();
  }
}
