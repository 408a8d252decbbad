package io.tif1.client.internal.cache.disk;

import io.tif1.client.TimeSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Writes behind: gathers changes for a moment and commits them together, on one thread. A change is
 * in the file at the latest the grouping time plus one transaction after it was given, as long as
 * no other process holds the file.
 */
final class Writer {
  /** A transaction of this size takes some ten milliseconds. */
  private static final long BATCH_BYTES = 4L << 20;

  /** For how long uses of rows may wait if nothing else is written. */
  private static final Duration NOTES_TIME = Duration.ofSeconds(30);

  /** For how long images may wait if nothing else is written. */
  private static final Duration IMAGES_TIME = Duration.ofSeconds(1);

  /** So often a batch is tried in one go: again if the file was damaged or gone. */
  private static final int ATTEMPTS = 3;

  private final WriteQueue queue;
  private final RowNotes notes;
  private final Databases databases;
  private final Level level;
  private final DiskCounters counters;
  private final Duration groupingTime;
  private final WriterThread thread;
  private final Images images;
  private final AtomicBoolean started = new AtomicBoolean();
  private final Alarm changesDue;
  private final Alarm imagesDue;
  private final Alarm notesDue;

  Writer(
      WriteQueue queue,
      RowNotes notes,
      Databases databases,
      Level level,
      DiskCounters counters,
      TimeSource time,
      Duration groupingTime,
      WriterThread thread,
      Images images) {
    this.queue = queue;
    this.notes = notes;
    this.databases = databases;
    this.level = level;
    this.counters = counters;
    this.groupingTime = groupingTime;
    this.thread = thread;
    this.images = images;
    this.changesDue = new Alarm(time, this::start);
    this.imagesDue = new Alarm(time, this::start);
    this.notesDue = new Alarm(time, this::start);
  }

  /** There are changes. */
  void changed() {
    if (queue.bytes() >= BATCH_BYTES) {
      start();
    } else {
      changesDue.set(groupingTime);
    }
  }

  /** There are images: what is read just now needs the processors and the disk more. */
  void decoded() {
    imagesDue.set(IMAGES_TIME);
  }

  /** There are notes: they can wait. */
  void noted(boolean many) {
    if (many) {
      start();
    } else {
      notesDue.set(NOTES_TIME);
    }
  }

  /** Begins to write, now. */
  void start() {
    if (started.compareAndSet(false, true) && !thread.run(this::drain)) {
      started.set(false); // it is closed, or there is no thread now: the next change tries again
    }
  }

  /** Writes until nothing is left or it cannot go on; on the writer's thread. */
  void drain() {
    started.set(false); // first: what comes from now on may not be seen below
    int attempt = 1;
    while (!queue.isEmpty() || !notes.isEmpty()) {
      databases.judge();
      Database database = attempt <= ATTEMPTS && level.mayWrite() ? databases.get() : null;
      if (database == null) {
        counters.dropped.add(entries(queue.clear()));
        notes.take();
        return;
      }
      if (!database.isInPlace()) {
        databases.moved(database);
        attempt++;
        continue;
      }
      List<Change> batch = queue.oldest(BATCH_BYTES);
      RowNotes.Batch noted = notes.take();
      try {
        WriteConnection writer = database.writer();
        if (writer == null) {
          databases.readOnly(database);
          continue; // writing is off now, so the changes are dropped
        }
        List<Images.Image> made =
            Images.isAmong(batch) ? images.make(batch, writer.freeBytes()) : List.of();
        counters.evicted.add(writer.write(batch, made, noted));
        counters.written.add(entries(batch));
        queue.done(batch);
        level.committed();
        attempt = 1;
      } catch (SQLException e) {
        databases.failed(database, e);
        if (Trouble.of(e) == Trouble.BUSY) {
          changesDue.set(groupingTime); // They stay in the queue, whose bounds hold.
          return;
        }
        attempt++;
      } catch (RuntimeException | Error e) {
        databases.interrupted(database, e);
        attempt++;
      }
    }
  }

  /** Images are no entries. */
  private static long entries(List<Change> batch) {
    return batch.stream().filter(change -> !(change instanceof Change.Columns)).count();
  }

  /** Writes what is left; on the writer's thread, as its last task. */
  void finish() {
    changesDue.turnOff();
    imagesDue.turnOff();
    notesDue.turnOff();
    drain();
    counters.dropped.add(entries(queue.clear()));
  }
}
