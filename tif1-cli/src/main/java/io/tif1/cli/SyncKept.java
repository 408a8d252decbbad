package io.tif1.cli;

import io.tif1.client.Cache;
import io.tif1.client.CacheException;
import io.tif1.model.SessionKey;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the files that came is in the cache on disk: asked of the cache itself, since a file that
 * came may still not have been written.
 *
 * @param came how many files came, from the network or from the cache
 * @param kept how many of them are there
 * @param problem why the cache cannot say; null if it can
 */
record SyncKept(int came, int kept, @Nullable String problem) {

  static SyncKept of(Cache cache, Map<SessionKey, Set<String>> files) {
    int came = 0;
    int kept = 0;
    @Nullable String problem = null;
    for (Map.Entry<SessionKey, Set<String>> session : files.entrySet()) {
      came += session.getValue().size();
      try {
        Set<String> there = new HashSet<>(session.getValue());
        there.retainAll(published(cache, session.getKey()));
        kept += there.size();
      } catch (CacheException e) {
        problem = problem == null ? e.getMessage() : problem;
      }
    }
    return new SyncKept(came, kept, problem);
  }

  /** The published files of a session that are on disk, fresh or not. */
  static Set<String> published(Cache cache, SessionKey key) {
    var files = new HashSet<String>();
    for (Cache.Item item : cache.list(key.season(), key.event(), key.session())) {
      if (item.published()) {
        files.add(item.file());
      }
    }
    return files;
  }

  boolean isAll() {
    return kept == came;
  }

  /** Says what is missing and what to do; to be asked if not all is kept. */
  String text() {
    return (kept == 0
            ? "nothing is in the cache: none of "
                + Units.count(came, "file")
                + " that came could be kept"
            : (came - kept)
                + " of "
                + Units.count(came, "file")
                + " that came are not in the cache")
        + (problem == null ? "" : " (" + problem + ")")
        + ". Is the disk full, or may this user not write there? See what tif1 cache info and the"
        + " warnings above say, or set cache_dir, and run sync again";
  }
}
