package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bodies as they were received, in one file on disk, for many threads and many processes at once.
 *
 * <p>Nothing here ever fails a fetch. What cannot be read is a miss, what cannot be written is
 * dropped and counted, and a disk that does not work costs one warning and is left alone for a
 * while. Nothing is opened, and no class of SQLite loaded, before the first entry is read from a
 * file that exists or the first one written.
 *
 * <p>Reads run on the caller's thread and wait for no writer. Changes return at once; they are
 * committed together, at the latest about {@link DiskOptions#groupingTime} later, by one thread. A
 * change that was taken is seen by every later read of this store, written or not; by other
 * processes once it is committed.
 *
 * <p>Safe for use by multiple threads. What only a command line needs is in {@link #upkeep}.
 */
public final class DiskStore implements AutoCloseable {
  private final DiskOptions options;
  private final TimeSource time;
  private final Logger log;
  private final DiskCounters counters = new DiskCounters();
  private final WriterThread thread;
  private final RowNotes notes = new RowNotes();
  private final WriteQueue queue;
  private final Level level;
  private final Databases databases;
  private final Writer writer;

  private final AtomicBoolean expected = new AtomicBoolean();

  private volatile boolean closed;

  /** Opens nothing yet. */
  public DiskStore(DiskOptions options, TimeSource time) {
    this(options, Schema.current(), time, LoggerFactory.getLogger(DiskStore.class));
  }

  DiskStore(DiskOptions options, Schema schema, TimeSource time, Logger log) {
    this.options = options;
    this.time = time;
    this.log = log;
    thread = new WriterThread(log);
    queue = new WriteQueue(options.maxQueueChanges(), options.maxQueueBytes());
    level = new Level(time, options.pause(), log);
    databases = new Databases(options, schema, time, level, counters, thread, log);
    writer =
        new Writer(
            queue,
            notes,
            databases,
            level,
            counters,
            time,
            options.groupingTime(),
            thread,
            new Images(counters, log));
  }

  /**
   * Something will be written before long: SQLite is loaded meanwhile, on the thread that writes.
   */
  public void expectWrites() {
    if (!closed && level.mayWrite() && expected.compareAndSet(false, true)) {
      thread.run(databases::load);
    }
  }

  /** The entry of a key, or null if there is none or it cannot be read. Never throws. */
  public @Nullable StoredEntry read(DiskKey key) {
    return counted(closed ? null : entry(key, null));
  }

  /**
   * The same, but a file of which there is an image comes as {@link StoredColumns}.
   *
   * @param version of images that can be read
   */
  public @Nullable StoredEntry readDecoded(DiskKey key, int version) {
    return counted(closed ? null : entry(key, version));
  }

  private @Nullable StoredEntry counted(@Nullable StoredEntry entry) {
    (entry == null ? counters.misses : counters.hits).increment();
    return entry;
  }

  private @Nullable StoredEntry entry(DiskKey key, @Nullable Integer version) {
    Change pending = queue.pending(key); // first: once it is gone from there it is in the file
    if (pending instanceof Change.Put put) {
      return put.entry();
    }
    if (pending instanceof Change.Remove) {
      return null;
    }
    if (pending instanceof Change.Absence absence) {
      StoredEntry stored = fromFile(key, version);
      return stored == null || stored instanceof NotPublished ? absence.entry() : stored;
    }
    if (!(pending instanceof Change.Confirm confirm)) {
      return fromFile(key, version);
    }
    StoredEntry entry = fromFile(key, null);
    return entry instanceof StoredBody body && confirm.isAbout(body)
        ? confirm.applied(body)
        : entry;
  }

  private @Nullable StoredEntry fromFile(DiskKey key, @Nullable Integer version) {
    Database database = databases.ifThere();
    if (database == null) {
      return null;
    }
    try {
      ReadConnection.Found found = database.find(key, version);
      if (found == null) {
        return null;
      }
      boolean good = found.entry() != null;
      if (database.isSuspectAfter(good)) {
        databases.damaged(database, "too many rows with wrong checksums");
      } else if (!good) {
        counters.corrupt.increment();
        notes.bad(found.id(), found.rowSum());
        writer.changed();
      } else {
        if (found.badImage() != null) {
          counters.corrupt.increment();
          notes.badImage(found.id(), found.badImage());
        }
        writer.noted(notes.used(found.id()));
      }
      return found.entry();
    } catch (SQLException e) {
      databases.failed(database, e);
    } catch (DamagedException e) {
      databases.damaged(database, Databases.text(e));
    } catch (MovedException e) {
      databases.moved(database);
    } catch (RuntimeException | Error e) { // memory is short, for one: then it is fetched
      counters.errors.increment();
      log.warn("disk cache: {} could not be read and counts as not there ({})", key, e.toString());
      log.debug("disk cache: {} could not be read", key, e);
    }
    return null;
  }

  /**
   * Stores an entry in place of whatever the key had.
   *
   * @return false if it was dropped: too much waits to be written already ({@link #whenSpace}), the
   *     body is larger than 128 MiB or than the whole cache may be, the disk is off after a
   *     failure, or the store is closed
   */
  public boolean put(DiskKey key, StoredEntry entry) {
    long bytes = entry instanceof StoredBody body ? body.body().length : 0;
    return bytes > Math.min(Connections.MAX_BODY_BYTES, options.maxBytes())
        ? dropped()
        : take(new Change.Put(key, entry));
  }

  /**
   * Notes that a file is not published. A body that the key has stays.
   *
   * @return false if it was dropped, as for {@link #put}
   */
  public boolean putAbsence(DiskKey key, NotPublished entry) {
    return take(new Change.Absence(key, entry));
  }

  /**
   * Notes that a server has said that a body is current (304).
   *
   * @param known what was read before the server was asked; if the key has another body by now,
   *     nothing changes
   * @param confirmedAtMillis when, in milliseconds since 1970
   * @param etag the validator that came with it, null to keep the one there is
   * @param lastModified likewise
   * @return false if it was dropped, as for {@link #put}, or because a confirmation of another body
   *     of the key still waits; the next fetch asks the server again
   */
  public boolean confirm(
      DiskKey key,
      StoredBody known,
      long confirmedAtMillis,
      @Nullable String etag,
      @Nullable String lastModified) {
    return take(Change.Confirm.of(key, known, confirmedAtMillis, etag, lastModified));
  }

  /**
   * Forgets the entry of a key.
   *
   * @return false if it was dropped, as for {@link #put}
   */
  public boolean remove(DiskKey key) {
    return take(new Change.Remove(key));
  }

  /**
   * Stores what was decoded of a body that was read from here, beside it, when there is time and
   * room: nothing is lost if there is not, so nothing is counted as dropped.
   *
   * @param of the body; if the key has another one by then, nothing changes
   * @param version of the image
   * @param maxImageBytes how large it may be
   * @param image makes it, on the writing thread
   * @return whether it will be tried
   */
  public boolean putDecoded(
      DiskKey key, StoredBody of, int version, long maxImageBytes, Supplier<byte[]> image) {
    if (closed
        || maxImageBytes > Connections.MAX_BODY_BYTES
        || !level.mayWrite()
        || !queue.offer(Change.Columns.of(key, of, version, maxImageBytes, image))) {
      return false;
    }
    writer.decoded();
    return true;
  }

  private boolean take(Change change) {
    if (closed || !level.mayWrite() || !queue.offer(change)) {
      return dropped();
    }
    writer.changed();
    return true;
  }

  private boolean dropped() {
    counters.dropped.increment();
    return false;
  }

  /** Whether over half of the room for changes is taken. */
  public boolean isHalfFull() {
    return queue.isHalfFull();
  }

  /**
   * Ends when at most half of the room for changes is taken, so that what writes in bulk need not
   * be dropped. It ends on the thread that writes or on a timer's, which must not be held up.
   *
   * @return false if that takes longer
   */
  public CompletableFuture<Boolean> whenSpace(Duration atMost) {
    if (queue.isHalfFull()) {
      writer.start();
    }
    return queue.whenSpace(time, atMost);
  }

  /**
   * Commits what was given so far, and waits until that is done.
   *
   * @return whether it is: false if it took longer, or another process holds the file
   */
  public boolean flush(Duration atMost) throws InterruptedException {
    List<Change> given = queue.oldest(Long.MAX_VALUE);
    var done = new CountDownLatch(1);
    boolean runs =
        thread.run(
            () -> {
              try {
                writer.drain();
              } finally {
                done.countDown();
              }
            });
    if (runs) {
      Cancellable timer = time.schedule(done::countDown, atMost);
      try {
        done.await();
      } finally {
        timer.cancel();
      }
    }
    return !queue.hasAny(given);
  }

  /** Something that the connection that writes is asked. */
  interface Asking {
    long ask(WriteConnection writer) throws SQLException;
  }

  /** Asks it, on its thread; for tests, which make it fail. */
  long onWriter(Asking asking) throws IOException, InterruptedException {
    return thread.call(
        () -> {
          Database database = databases.get();
          WriteConnection writer = database == null ? null : database.writer();
          return writer == null ? -1 : asking.ask(writer);
        });
  }

  /** As if a statement had failed like that; for tests. */
  void failed(SQLException e) {
    Database database = databases.ifThere();
    if (database != null) {
      databases.failed(database, e);
    }
  }

  /** What the store has done so far. */
  public DiskStats stats() {
    return counters.snapshot();
  }

  /** For people who look after the file. */
  public Upkeep upkeep() {
    return new Upkeep(options, this, databases, notes, thread);
  }

  /**
   * Writes what is still to be written, for at most {@link DiskOptions#closeTimeout}, and closes
   * the file; what takes longer is finished or given up behind the caller's back. Reads find
   * nothing from now on, and changes are dropped. Harmless the second time. An interrupt cuts the
   * waiting short and stays set.
   */
  @Override
  public void close() {
    closed = true;
    thread.run(
        () -> {
          try {
            writer.finish();
          } finally {
            level.close();
            databases.close();
          }
        });
    thread.close(options.closeTimeout());
  }
}
