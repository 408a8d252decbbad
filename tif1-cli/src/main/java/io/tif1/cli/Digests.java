package io.tif1.cli;

import io.tif1.client.FetchOptions;
import io.tif1.client.Fetcher;
import io.tif1.client.Origin;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Exception;
import io.tif1.model.JsonDocument;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Fetches files and keeps of each its digest only. Sinks are called one at a time, and each fetch
 * ends before the next begins: not safe for use by multiple threads.
 */
final class Digests {
  private final Fetcher client;
  private final Map<String, String> known;
  private final TreeMap<String, String> had = new TreeMap<>();
  private final Map<String, String> sources = new HashMap<>();
  private final TreeSet<String> missing = new TreeSet<>();
  private final TreeMap<String, Tif1Exception> failed = new TreeMap<>();

  /**
   * @param known what files are at the version they are read at, to check by what comes from CDNs
   *     that cannot be asked for a version
   */
  Digests(Fetcher client, Map<String, String> known) {
    this.client = client;
    this.known = known;
  }

  void fetch(Collection<Resource<JsonDocument>> files) {
    fetch(files, options -> options, success -> {});
  }

  /**
   * Fetches.
   *
   * @param each is shown every file that was obtained
   */
  void fetch(
      Collection<Resource<JsonDocument>> files,
      UnaryOperator<FetchOptions> options,
      Consumer<Outcome.Success<JsonDocument>> each) {
    client
        .with(now -> options.apply(now).withSha256(known))
        .fetchEach(
            List.copyOf(files),
            outcome -> {
              String file = outcome.resource().file();
              if (outcome instanceof Outcome.Success<JsonDocument> success) {
                had.put(file, Lock.digest(success.value()));
                sources.put(file, source(success.origin()));
                each.accept(success);
              } else if (outcome instanceof Outcome.Failure<JsonDocument> failure) {
                failed.put(file, failure.error());
              } else {
                missing.add(file);
              }
            });
  }

  private static String source(Origin origin) {
    String cdn = origin.cdn();
    boolean network = origin.attempts() > 0; // it was sent or confirmed just now
    return network && cdn != null ? cdn : "the cache";
  }

  /** Where these files came from: {@code 2 from cdn.example, 1 from the cache}; empty of none. */
  String from(Collection<String> files) {
    var counts = new TreeMap<String, Integer>();
    for (String file : files) {
      String source = sources.get(file);
      if (source != null) {
        counts.merge(source, 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(count -> count.getValue() + " from " + count.getKey())
        .collect(Collectors.joining(", "));
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
