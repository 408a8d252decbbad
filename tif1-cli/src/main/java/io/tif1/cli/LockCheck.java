package io.tif1.cli;

import io.tif1.client.CachePolicy;
import io.tif1.client.Ref;
import io.tif1.client.Resource;
import io.tif1.client.Tif1Config;
import io.tif1.model.JsonDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Fetches what a lock names, and compares. */
final class LockCheck {
  private final Io io;
  private final boolean verbose;
  private final String command;
  private final ClientOptions options;

  LockCheck(Io io, boolean verbose, String command, ClientOptions options) {
    this.io = io;
    this.verbose = verbose;
    this.command = command;
    this.options = options;
  }

  /**
   * Fetches every file of the lock with its season at a ref: from the cache if that is a commit,
   * for what a commit names never changes; else from the network. A CDN that cannot be asked for a
   * commit is asked as well, and what it sends is taken if it is what the lock has.
   */
  int run(Lock lock, Map<Integer, String> refs, boolean json) {
    Tif1Config config = options.config().toBuilder().seasonRefs(refs).build();
    var pinned = new ArrayList<Resource<JsonDocument>>();
    var moving = new ArrayList<Resource<JsonDocument>>();
    for (String file : lock.files().keySet()) {
      Resource<JsonDocument> resource = Lock.resource(file);
      String ref = refs.getOrDefault(resource.season(), Lock.MAIN);
      (Ref.isPinned(ref) ? pinned : moving).add(resource);
    }
    try (var counted = options.open(io, verbose, command, config)) {
      var digests = new Digests(counted.fetcher(), lock.files());
      try (FetchLine line = counted.showProgress()) {
        line.expect(lock.files().size());
        digests.fetch(pinned);
        digests.fetch(moving, now -> now.withCache(CachePolicy.REFRESH), had -> {});
      }
      Differences found =
          Differences.between(lock.files(), digests.had(), List.copyOf(digests.failed().keySet()));
      found.print(io, json);
      digests.complain(io);
      io.say(
          Units.count(lock.files().size(), "file")
              + ": "
              + found
              + in("; ", digests.from(digests.had().keySet()))
              + in("; changed: ", digests.from(found.changed()))
              + (digests.failed().isEmpty()
                  ? ""
                  : "; not known: " + Units.count(digests.failed().size(), "file")));
      return found.isEmpty() && digests.failed().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
  }

  /** Nothing to say is left out. */
  private static String in(String before, String words) {
    return words.isEmpty() ? "" : before + words;
  }
}
