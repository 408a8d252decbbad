/** Pictures of timing data: typed tables in, SVG and PNG out. */
@org.jspecify.annotations.NullMarked
module io.tif1.charts {
  exports io.tif1.charts;

  requires static transitive org.jspecify;
  requires transitive io.tif1.model;

  // Drawing of pixels and writing of PNG; nothing of it is in the API
  requires java.desktop;
}
