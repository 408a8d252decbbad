package io.tif1.cli;

/**
 * How far a sync has come: on a terminal the line of all commands, elsewhere the same now and then,
 * so that a log shows that it lives. Told by one thread at a time.
 */
final class SyncProgress implements AutoCloseable {
  private static final long LINE_EVERY_NANOS = 10_000_000_000L;

  private final Io io;
  private final FetchLine line;
  private long lastLine = System.nanoTime();

  /**
   * @param line is closed with this
   */
  SyncProgress(Io io, FetchLine line) {
    this.io = io;
    this.line = line;
  }

  /** So many more files will be fetched. */
  void expect(long files) {
    line.expect(files);
  }

  /** Something was done. */
  void step() {
    long now = System.nanoTime();
    if (!io.errIsTerminal() && now - lastLine >= LINE_EVERY_NANOS) {
      lastLine = now;
      io.say(line.text());
    }
  }

  /** Says something else in between. */
  void say(String other) {
    line.say(other);
  }

  @Override
  public void close() {
    line.close();
  }
}
