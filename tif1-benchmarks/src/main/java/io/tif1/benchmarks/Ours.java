package io.tif1.benchmarks;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import java.util.Arrays;
import java.util.List;

/** The client: transfers, inflates and checks all files, and holds them. */
final class Ours extends Contender {
  private final Published files;
  private final List<Resource<JsonDocument>> resources;
  private final long totalBytes;
  private final Tif1Config config;
  private final boolean fresh;
  private Tif1 client;

  /**
   * @param fresh whether each round opens a client, and with it a connection, as each curl does
   */
  Ours(String name, Published files, Tif1Config config, boolean fresh) {
    super(name);
    this.files = files;
    this.resources = files.resources();
    this.totalBytes = files.totalBytes();
    this.config = config;
    this.fresh = fresh;
    this.client = Tif1.open(config);
  }

  @Override
  public Round once() {
    if (fresh) {
      client.close();
    }
    return cost(
        () -> {
          if (fresh) {
            client = Tif1.open(config);
          }
          long bytes = 0;
          for (Outcome<JsonDocument> outcome : client.fetchAll(resources)) {
            bytes += outcome.orElseThrow().sizeBytes();
          }
          if (bytes != totalBytes) {
            throw new IllegalStateException(
                "expected " + totalBytes + " bytes of JSON, had " + bytes);
          }
        });
  }

  /** Whether what comes is what is published, byte by byte. */
  void verify() {
    List<Outcome<JsonDocument>> outcomes = client.fetchAll(resources);
    for (int i = 0; i < resources.size(); i++) {
      if (!Arrays.equals(outcomes.get(i).orElseThrow().bytes(), files.bytes(i))) {
        throw new IllegalStateException("not as published: " + resources.get(i));
      }
    }
  }

  String protocols() {
    return client.connectionStats().toString();
  }

  @Override
  public void close() {
    client.close();
  }
}
