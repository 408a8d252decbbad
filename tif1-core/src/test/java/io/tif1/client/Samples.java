package io.tif1.client;

import io.tif1.model.JsonDocument;

/** What tests of the rooms ask for when it does not matter what. */
public final class Samples {
  private Samples() {}

  /** The options a client with default settings fetches under. */
  public static FetchOptions options() {
    return FetchOptions.of(Tif1Config.defaults());
  }

  /** Lap 1 of a driver at Spa. */
  public static Resource<JsonDocument> resource() {
    return Resource.json(2021, "Belgian Grand Prix", "Race", "VER/1_tel.json");
  }
}
