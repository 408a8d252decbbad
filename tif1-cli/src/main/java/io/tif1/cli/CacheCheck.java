package io.tif1.cli;

import io.tif1.client.Cache;
import io.tif1.client.CacheException;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the cache on disk can be used, and has room. */
final class CacheCheck {
  private static final String AREA = "cache";

  /** Below that, a race no longer fits. */
  private static final long LITTLE = 200_000_000;

  private CacheCheck() {}

  static Finding look(Tif1 client, Tif1Config config) {
    if (!config.enableCache() || config.ciMode() || config.cacheMaxBytes() == 0) {
      return Finding.note(
          AREA,
          "switched off: every file is fetched each time",
          "see enable_cache, ci_mode and cache_max_bytes in tif1 config explain");
    }
    Path directory = config.cacheDir();
    if (directory == null) {
      return Finding.problem(
          AREA,
          "nothing is kept on disk: there is no home directory, and cache_dir is not set",
          "set HOME, or TIF1_CACHE_DIR to a directory that this user may write to");
    }
    try {
      Cache.Info info = client.cache().info();
      long free = Files.getFileStore(existing(directory)).getUsableSpace();
      String what =
          Units.count(info.entries(), "entry").replace("entrys", "entries")
              + ", "
              + Units.bytes(info.usedBytes())
              + " of at most "
              + Units.bytes(info.maxBytes())
              + " in "
              + info.file()
              + "; "
              + Units.bytes(free)
              + " free on that disk";
      return free < LITTLE
          ? Finding.problem(AREA, what, "make room, or tif1 config set cache_dir elsewhere")
          : Finding.ok(AREA, what);
    } catch (CacheException | IOException e) {
      return Finding.problem(
          AREA,
          directory + " cannot be used: " + e.getMessage(),
          "see to it that this user may write there, or tif1 config set cache_dir elsewhere");
    }
  }

  /** The folder, or the one it will be made in. */
  private static Path existing(Path directory) {
    Path at = directory.toAbsolutePath();
    for (Path up = at; up != null; up = up.getParent()) {
      if (Files.exists(up)) {
        return up;
      }
    }
    return at;
  }
}
