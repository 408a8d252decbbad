/** The client: fetches, caches and decodes timing data published on a CDN. */
@org.jspecify.annotations.NullMarked
module io.tif1.core {
  // API
  exports io.tif1.client;

  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
  requires org.slf4j;
}
