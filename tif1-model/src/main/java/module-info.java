/** Typed timing data: what the published files mean. No I/O, no threads. */
@org.jspecify.annotations.NullMarked
module io.tif1.model {
  exports io.tif1.model;
  exports io.tif1.model.calendar;
  exports io.tif1.model.check;
  exports io.tif1.model.column;
  exports io.tif1.model.result;

  // The client decodes bodies and reads settings files; nobody else needs to know how it is done
  exports io.tif1.model.json to
      io.tif1.core;
  exports io.tif1.model.image to
      io.tif1.core;
  exports io.tif1.model.text to
      io.tif1.core;

  requires static transitive org.jspecify;
  requires com.fasterxml.jackson.core;
}
