package io.tif1.cli;

import io.tif1.client.Resource;
import io.tif1.client.internal.runtime.RegularFile;
import io.tif1.client.internal.runtime.Sha256;
import io.tif1.model.JsonDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What files were, at one time: which version of the published tree each season was read at, and a
 * digest of each file.
 *
 * <pre>
 *   {
 *     "version": 1,
 *     "seasons": {"2021": "main"},                   ; season to ref: main, a commit or a release tag
 *     "files": {"2021/EVENT/SESSION/PATH": "9f86…"}  ; file to SHA-256 of its decoded body, hex
 *   }
 * </pre>
 *
 * <p>In the order of their names, so that two of them can be compared by any tool. Immutable.
 */
record Lock(SortedMap<Integer, String> seasons, SortedMap<String, String> files) {
  static final int VERSION = 1;

  /** The newest version of the tree: what it is today it need not be tomorrow. */
  static final String MAIN = "main";

  /** A lock of all seasons has less than a hundredth of it. */
  private static final int LARGEST = 256 << 20;

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SEASON = Pattern.compile("\\d{4}");

  Lock {
    seasons = Collections.unmodifiableSortedMap(new TreeMap<>(seasons));
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /** The digest of a document as it was published. */
  static String digest(JsonDocument document) {
    return Sha256.of(document.bytes());
  }

  /** What a file of a lock is asked for by. */
  static Resource<JsonDocument> resource(String file) {
    String[] names = file.split("/", 4);
    if (names.length < 4 || !SEASON.matcher(names[0]).matches()) {
      throw new IllegalArgumentException(
          "expected YEAR/EVENT/SESSION/PATH, but found \"" + file + '"');
    }
    return Resource.json(Integer.parseInt(names[0]), names[1], names[2], names[3]);
  }

  /**
   * Reads a lock.
   *
   * @throws IllegalArgumentException if there is none, or it is not one that this program knows
   */
  static Lock read(Path path) {
    try {
      return of(JsonDocument.copyOf(RegularFile.read(path, LARGEST)).asMap());
    } catch (RegularFile.RefusedException e) {
      throw new IllegalArgumentException("the lock \"" + path + "\" " + e.getReason(), e);
    } catch (NoSuchFileException e) {
      throw new IllegalArgumentException(
          "there is no lock \"" + path + "\"; tif1 lock writes one", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + ": " + PlainWords.of(e), e);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "\"" + path + "\" is not a lock that this program knows: " + e.getMessage(), e);
    }
  }

  private static Lock of(Map<String, ?> json) {
    if (!(json.get("version") instanceof Number version) || version.doubleValue() != VERSION) {
      throw new IllegalArgumentException(
          "expected version " + VERSION + ", but found " + json.get("version"));
    }
    var seasons = new TreeMap<Integer, String>();
    texts(json, "seasons").forEach((year, ref) -> seasons.put(Integer.valueOf(year), ref));
    Map<String, String> files = texts(json, "files");
    files.forEach(
        (file, digest) -> {
          if (!seasons.containsKey(resource(file).season()) || !DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException(
                "the season of " + file + " or its SHA-256 is missing");
          }
        });
    return new Lock(seasons, new TreeMap<>(files));
  }

  private static Map<String, String> texts(Map<String, ?> json, String key) {
    if (!(json.get(key) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("\"" + key + "\" is not an object");
    }
    var texts = new TreeMap<String, String>();
    map.forEach((name, value) -> texts.put(String.valueOf(name), String.valueOf(value)));
    return texts;
  }

  /**
   * The same with other files of one session: those it had of that session go.
   *
   * @throws IllegalArgumentException if the season is locked at another ref
   */
  Lock with(String session, int season, String ref, Map<String, String> had) {
    String locked = seasons.get(season);
    if (locked != null && !locked.equals(ref)) {
      throw new IllegalArgumentException(
          "season "
              + season
              + " is locked at "
              + locked
              + ", and cannot be at "
              + ref
              + " as well; use another --out, or --ref "
              + season
              + "="
              + locked);
    }
    var refs = new TreeMap<>(seasons);
    refs.put(season, ref);
    var all = new TreeMap<>(files);
    all.keySet().removeIf(file -> file.startsWith(session + "/"));
    all.putAll(had);
    return new Lock(refs, all);
  }

  /** Writes it, whole or not at all. */
  void write(Path path) {
    var json = new LinkedHashMap<String, Object>();
    json.put("version", VERSION);
    json.put("seasons", seasons);
    json.put("files", files);
    Path target = path.toAbsolutePath();
    try {
      RegularFile.checkReplaceable(target);
      Path part = Files.createTempFile(target.getParent(), ".tif1-", ".part");
      try {
        Files.write(part, (JsonText.of(json) + "\n").getBytes(StandardCharsets.UTF_8));
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (RegularFile.RefusedException e) {
      throw new UncheckedIOException("cannot write the lock: " + path + " " + e.getReason(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + path + ": " + e, e);
    }
  }
}
