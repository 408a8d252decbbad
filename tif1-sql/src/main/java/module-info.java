/** Sessions as tables of an embedded DuckDB: SQL over them, and files of columns made of them. */
@org.jspecify.annotations.NullMarked
module io.tif1.sql {
  exports io.tif1.sql;

  requires transitive io.tif1.model;
  requires static transitive org.jspecify;

  // Implementation: never in a signature of the exported package
  requires java.sql;
  requires duckdb.jdbc;
  requires org.apache.arrow.format;
}
