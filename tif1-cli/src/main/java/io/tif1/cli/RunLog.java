package io.tif1.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What runs of the program counted: a file beside the cache, a line a run. A line is appended by
 * one write; when the file has grown large, all its lines are replaced by their sum. Several
 * processes may do so at once: they take turns by a lock on another file, which the system lifts if
 * one is killed. It is never worth failing for: what goes wrong is logged at debug.
 */
final class RunLog {
  static final int MOST_BYTES = 1 << 20;

  /** What systems write as a whole or not at all. */
  private static final int MOST_LINE_BYTES = 4095;

  private static final Logger LOG = LoggerFactory.getLogger(RunLog.class);

  private final Path file;
  private final Path lock;

  private RunLog(Path folder) {
    this.file = folder.resolve("runs.jsonl");
    this.lock = folder.resolve("runs.lock");
  }

  static RunLog in(Path folder) {
    return new RunLog(folder);
  }

  /**
   * The last run and all runs together.
   *
   * @param total its time is that of the first run
   */
  record Summary(RunCounts last, RunCounts total) {}

  /** Notes a run. */
  void add(RunCounts run) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      byte[] line = run.toLine();
      append(line.length > MOST_LINE_BYTES ? run.withoutCdns().toLine() : line);
    } catch (IOException | RuntimeException e) {
      LOG.debug("The run was not noted in {}", file, e);
    }
  }

  private void append(byte[] line) throws IOException {
    requireOurs();
    try (FileChannel turn = turn();
        FileLock held = held(turn)) {
      if (held != null && Files.exists(file) && Files.size(file) + line.length > MOST_BYTES) {
        fold();
      }
      try (FileChannel out =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
        out.write(ByteBuffer.wrap(line));
      }
    }
  }

  private FileChannel turn() throws IOException {
    return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /**
   * Null if another process or thread holds it: then a line is appended all the same, and nothing
   * is folded. Not waited for, since a process that is stopped holds it for as long as it likes.
   */
  private static @Nullable FileLock held(FileChannel turn) throws IOException {
    try {
      return turn.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  /** Replaces all lines by their sum; the line that makes it necessary follows. */
  private void fold() throws IOException {
    Optional<Summary> all = read();
    Path folded = Files.createTempFile(file.toAbsolutePath().getParent(), "runs.", ".part");
    try {
      Files.write(folded, all.isEmpty() ? new byte[0] : all.get().total().toLine());
      Files.move(folded, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(folded);
    }
  }

  /**
   * The cache's folder may be one that holds other files too: one of this name that somebody else
   * made is neither added to nor deleted.
   *
   * @throws IOException if there is such a file, or it cannot be read
   */
  private void requireOurs() throws IOException {
    for (Path each : List.of(file, lock)) { // to open a pipe would wait for whoever is to read it
      if (Files.exists(each, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(each)) {
        throw new IOException(
            each + " is no file that tif1 made; move it, or set another cache_dir");
      }
    }
    if (!Files.exists(file)) {
      return;
    }
    String beginning;
    try (InputStream in = Files.newInputStream(file)) {
      beginning = new String(in.readNBytes(MOST_LINE_BYTES + 1), StandardCharsets.ISO_8859_1);
    }
    // A line that a crash cut short, or a byte that went bad, leaves most of the file as it was.
    boolean ours = beginning.isBlank() || beginning.lines().anyMatch(RunCounts::isLine);
    if (!ours) {
      throw new IOException(file + " holds no counts of tif1's; move it, or set another cache_dir");
    }
  }

  /**
   * What was noted; empty if nothing was. Lines that cannot be read are left out.
   *
   * @throws IOException if the file cannot be read
   */
  Optional<Summary> read() throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("it is no regular file");
    }
    @Nullable Summary[] all = {null};
    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      lines.forEach(
          line -> {
            try {
              RunCounts run = RunCounts.ofLine(line);
              Summary before = all[0];
              all[0] = new Summary(run, before == null ? run : before.total().plus(run));
            } catch (IOException torn) {
              LOG.debug("A line of {} is left out: {}", file, torn.getMessage());
            }
          });
    }
    return Optional.ofNullable(all[0]);
  }

  /**
   * Forgets all runs.
   *
   * @throws IOException if it cannot, or the file is not one that tif1 made
   */
  void reset() throws IOException {
    requireOurs();
    Files.deleteIfExists(file);
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
