package io.tif1.client.internal.cache.disk;

import java.sql.SQLException;

/** What an error of SQLite means for the cache. Codes: sqlite.org/rescode.html. */
enum Trouble {
  /** Another process or thread has the file for longer than we wait. */
  BUSY,
  /**
   * The content may not be what SQLite, or our own schema, says it must be. A program's mistake can
   * look the same, so {@link Soundness} has the last word.
   */
  SUSPECT,
  /** The file can be read and cannot be written: the disk is full, or we may not. */
  NOT_WRITABLE,
  /** Anything else: it cannot be opened, the medium fails, memory is short. */
  UNUSABLE;

  private static final int ERROR = 1;
  private static final int PERM = 3;
  private static final int SQLITE_BUSY = 5;
  private static final int LOCKED = 6;
  private static final int READONLY = 8;
  private static final int INTERRUPT = 9;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int PROTOCOL = 15;
  private static final int SCHEMA = 17;
  private static final int TOOBIG = 18;
  private static final int CONSTRAINT = 19;
  private static final int MISMATCH = 20;
  private static final int FORMAT = 24;
  private static final int RANGE = 25;
  private static final int NOTADB = 26;

  /** As SQLite says it of a schema that changed under a statement. */
  static SQLException schemaChanged(DamagedException e) {
    return new SQLException(Databases.text(e), null, SCHEMA, e);
  }

  static Trouble of(SQLException e) {
    return switch (e.getErrorCode() & 0xff) {
      case SQLITE_BUSY, LOCKED, PROTOCOL, INTERRUPT -> BUSY;
      // The latter ones: our statements are right for our schema, so it is the schema that is not
      // ours any more, or an index that contradicts its table, or a transaction that was left open.
      case CORRUPT, NOTADB, FORMAT, ERROR, SCHEMA, TOOBIG, CONSTRAINT, MISMATCH, RANGE -> SUSPECT;
      case FULL, READONLY, PERM -> NOT_WRITABLE;
      default -> UNUSABLE;
    };
  }
}
