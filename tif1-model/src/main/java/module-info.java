/** Typed timing data: what the published files mean. No I/O, no threads. */
@org.jspecify.annotations.NullMarked
module io.tif1.model {
  exports io.tif1.model;
  exports io.tif1.model.calendar;

  // The client reads settings files; nobody else needs to know that there is a parser
  exports io.tif1.model.json to
      io.tif1.core;

  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
}
