/** The client: fetches, caches and decodes timing data published on a CDN. */
@org.jspecify.annotations.NullMarked
module io.tif1.core {
  // API
  exports io.tif1.client;
  exports io.tif1.client.event;
  exports io.tif1.client.metrics; // needs micrometer.core, which is optional

  // For the module that speaks HTTP/3, if it is there
  exports io.tif1.client.internal.transport.quic to
      io.tif1.http3;
  exports io.tif1.client.internal.runtime to
      io.tif1.http3;

  uses io.tif1.client.internal.transport.quic.QuicProvider;

  requires transitive io.tif1.model;
  requires static transitive org.jspecify;

  // Optional. Not transitive, although the metrics package shows it: whoever compiles against this
  // module would need it, metrics or not
  requires static micrometer.core;

  // Implementation: never in a signature of an exported package
  requires com.github.benmanes.caffeine;
  requires java.sql;
  requires kotlin.stdlib;
  requires okhttp3;
  requires okhttp3.dnsoverhttps;
  requires okio;
  requires org.slf4j;
  requires org.xerial.sqlitejdbc;
}
