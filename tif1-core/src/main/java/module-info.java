/** The client: fetches, caches and decodes timing data published on a CDN. */
@org.jspecify.annotations.NullMarked
module io.tif1.core {
  // API
  exports io.tif1.client;

  requires static transitive org.jspecify;

  // Implementation, never in a signature of an exported package
  requires okhttp3;
  requires org.slf4j;
}
