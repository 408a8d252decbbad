package io.tif1.cli;

import io.tif1.client.FetchOptions;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Exception;
import io.tif1.model.JsonDocument;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Fetches files and keeps of each its digest only. Sinks are called one at a time, and each fetch
 * ends before the next begins: not safe for use by multiple threads.
 */
final class Digests {
  private final Tif1 client;
  private final TreeMap<String, String> had = new TreeMap<>();
  private final TreeSet<String> missing = new TreeSet<>();
  private final TreeMap<String, Tif1Exception> failed = new TreeMap<>();

  Digests(Tif1 client) {
    this.client = client;
  }

  void fetch(Collection<Resource<JsonDocument>> files) {
    fetch(files, options -> options, success -> {});
  }

  /**
   * Fetches.
   *
   * @param each is shown every file that was had
   */
  void fetch(
      Collection<Resource<JsonDocument>> files,
      UnaryOperator<FetchOptions> options,
      Consumer<Outcome.Success<JsonDocument>> each) {
    client
        .with(options)
        .fetchEach(
            List.copyOf(files),
            outcome -> {
              String file = outcome.resource().file();
              if (outcome instanceof Outcome.Success<JsonDocument> success) {
                had.put(file, Lock.digest(success.value()));
                each.accept(success);
              } else if (outcome instanceof Outcome.Failure<JsonDocument> failure) {
                failed.put(file, failure.error());
              } else {
                missing.add(file);
              }
            });
  }

  /** Files that were had, to their digests. */
  Map<String, String> had() {
    return had;
  }

  /** Files that are not published. */
  Collection<String> missing() {
    return missing;
  }

  /** Files that could not be had, and why. */
  Map<String, Tif1Exception> failed() {
    return failed;
  }

  /** Says why files could not be had, of many the first. */
  void complain(Io io) {
    failed.values().stream().limit(3).forEach(e -> io.complain(String.valueOf(e.getMessage())));
    if (failed.size() > 3) {
      io.complain(Units.count(failed.size() - 3, "more file") + " failed");
    }
  }
}
