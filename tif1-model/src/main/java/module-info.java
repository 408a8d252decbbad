/** Typed timing data: what the published files mean. No I/O, no threads. */
@org.jspecify.annotations.NullMarked
module io.tif1.model {
  exports io.tif1.model;

  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
}
