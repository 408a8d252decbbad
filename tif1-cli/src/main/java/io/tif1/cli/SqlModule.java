package io.tif1.cli;

/**
 * Whether the module tif1-sql is there. It is optional, for it brings DuckDB's library of 80 MB;
 * classes that use it must not be loaded before this was asked.
 */
final class SqlModule {
  private static final String OURS = "io.tif1.sql.SessionDatabase";
  private static final String DRIVER = "org.duckdb.DuckDBDriver";

  private SqlModule() {}

  /**
   * What to tell somebody who asked for a command that needs it; empty if it is there.
   *
   * @param command the command that needs it
   */
  static String complaint(String command) {
    String absent = !isPresent(OURS) ? "tif1-sql" : !isPresent(DRIVER) ? "duckdb_jdbc" : "";
    return absent.isEmpty()
        ? ""
        : "the command "
            + command
            + " needs the module tif1-sql with its library DuckDB, and "
            + absent
            + " is not on the class path; put tif1-sql.jar and duckdb_jdbc.jar into the folder lib"
            + " beside the program (Maven: io.tif1:tif1-sql brings both)";
  }

  private static boolean isPresent(String type) {
    try {
      Class.forName(type, false, SqlModule.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }
}
