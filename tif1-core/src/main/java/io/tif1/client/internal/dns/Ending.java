package io.tif1.client.internal.dns;

import io.tif1.client.internal.pipe.Unexpected;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a look-up ended.
 *
 * @param found what to use; null if there is nothing
 * @param doubtful what a resolver said that the others were asked to better; see {@link Addresses}
 * @param notes what each resolver said instead of an answer, in the order of the chain
 * @param tookMillis all resolvers together
 */
record Ending(
    String host,
    @Nullable Found found,
    @Nullable Found doubtful,
    List<Note> notes,
    long tookMillis) {
  Ending {
    notes = List.copyOf(notes);
  }

  /** What one resolver said instead of an answer. */
  record Note(String resolver, String said, @Nullable Throwable cause) {
    @Override
    public String toString() {
      return resolver + ": " + said;
    }
  }

  Ending with(Found other) {
    return new Ending(host, other, doubtful, notes, tookMillis);
  }

  /** Nothing is better than the doubtful answer, so that is it. */
  Ending orDoubtful() {
    return found == null && doubtful != null ? with(doubtful) : this;
  }

  /**
   * Whether it failed for what this process lacks, such as threads or files, which says nothing of
   * names.
   */
  boolean isOfThisProcess() {
    return notes.stream()
        .anyMatch(note -> note.cause() instanceof Error || Unexpected.behind(note.cause()) != null);
  }

  /** What each resolver said, for one line. */
  String said() {
    return String.join("; ", notes.stream().map(Note::toString).toList());
  }

  /** What a person reads when no address was found. */
  String message() {
    return "No address for %s after %d ms. %s. ".formatted(host, tookMillis, said())
        + "Check the network connection and the host name in cdns; who is asked is set by"
        + " http_resolvers, for how long by resolver_timeout.";
  }

  /**
   * What was found.
   *
   * @throws UnknownHostException if that is nothing; new for each caller, with the caller's stack
   */
  List<InetAddress> addresses() throws UnknownHostException {
    if (found == null) {
      throw failure();
    }
    return found.addresses();
  }

  private UnknownHostException failure() {
    var failure = new UnknownHostException(message());
    for (var note : notes) {
      if (note.cause() != null) {
        failure.addSuppressed(note.cause());
      }
    }
    return failure;
  }
}
