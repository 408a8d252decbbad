package io.tif1.testkit;

final class Placeholder {
  static final Class<?> T = io.tif1.client.TimeSource.class;
  static final Class<?> V = io.vertx.core.Vertx.class;

  private Placeholder() {}
}
