package io.tif1.benchmarks.stress;

import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.Content;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the CDNs publish, and so what every success must hold: each file names its own path and is
 * filled from it, so that no two files, and no part of one, pass for another.
 */
final class Library implements Content {
  private static final int SEASON = 2021;
  private static final String EVENT = "Belgian Grand Prix";
  private static final String SESSION = "Race";
  private static final String FOLDER = SEASON + "@main/" + EVENT + "/" + SESSION + "/";

  /** Few enough that callers meet at one file, many enough that most fetches are transfers. */
  private static final int FILES = 600;

  /** One file in so many is not published. */
  private static final int MISSING = 12;

  @Override
  public byte @Nullable [] bytes(String path) {
    if (!path.startsWith(FOLDER)) {
      return null;
    }
    String text = text(path.substring(FOLDER.length()));
    return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
  }

  /** Any file, published or not. */
  Resource<JsonDocument> any(SplittableRandom chance) {
    return file(chance.nextInt(FILES));
  }

  /** A file that is published. */
  Resource<JsonDocument> published(int number) {
    int within = Math.floorMod(number, FILES);
    return file(within % MISSING == 0 ? within + 1 : within);
  }

  /** Where all files are below a CDN's base, encoded. */
  Stream<String> paths() {
    return IntStream.range(0, FILES).mapToObj(Library::file).map(Library::urlPath);
  }

  private static Resource<JsonDocument> file(int number) {
    return Resource.json(SEASON, EVENT, SESSION, "VER/" + number + "_tel.json");
  }

  /** Where a file is below a CDN's base, encoded. */
  static String urlPath(Resource<?> resource) {
    return "/" + FOLDER.replace(" ", "%20") + resource.path();
  }

  /** What the file holds; null if it is not published. */
  static @Nullable String text(String path) {
    int number = number(path);
    if (number < 0 || number % MISSING == 0) {
      return null;
    }
    var chance = new SplittableRandom(number);
    // Most files are small, a few need several reads and frames.
    int rows = number % 60 == 1 ? 6_000 : chance.nextInt(4, 200);
    var text = new StringBuilder("{\"path\":\"").append(path).append("\",\"rows\":[");
    for (int i = 0; i < rows; i++) {
      text.append(i == 0 ? "" : ",").append(chance.nextInt(1_000_000) / 1000.0);
    }
    return text.append("]}").toString();
  }

  private static int number(String path) {
    int slash = path.lastIndexOf('/');
    int line = path.indexOf('_', slash);
    try {
      return line < 0 ? -1 : Integer.parseInt(path.substring(slash + 1, line));
    } catch (NumberFormatException e) {
      return -1; // not one of ours: not published
    }
  }
}
