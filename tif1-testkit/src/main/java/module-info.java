/**
 * For tests of code that fetches timing data: a CDN with faults, hand-moved time, simulated
 * sessions.
 */
@org.jspecify.annotations.NullMarked
module io.tif1.testkit {
  exports io.tif1.testkit;
  exports io.tif1.testkit.sim;

  requires transitive io.tif1.core;
  requires static transitive org.jspecify;
  requires io.vertx.core;
  requires io.netty.common;
  requires io.netty.transport;
  requires okhttp3.tls;
}
