package io.tif1.testkit;

import io.tif1.testkit.internal.server.FolderContent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link FakeCdn} publishes. Asked once for each exchange, so that what it answers may
 * change while the server runs.
 *
 * <p>Called on several threads at once; implementations must allow that. They may block.
 *
 * @since 0.1
 */
@FunctionalInterface
public interface Content {
  /**
   * The file at {@code path}, or null if there is none (the server answers 404). The array must not
   * change afterwards.
   *
   * @param path decoded and below the server's base, without a leading slash, for example {@code
   *     2021@main/Belgian Grand Prix/Race/drivers.json}
   */
  byte @Nullable [] bytes(String path);

  /**
   * The files below {@code root}, which holds {@code 2021@main} and its like. Read anew for each
   * exchange; paths that lead out of the folder, also by a symbolic link, are not published.
   */
  static Content folder(Path root) {
    return new FolderContent(root);
  }

  /** The given documents, by path. */
  static Content of(Map<String, String> documents) {
    Map<String, byte[]> bytes = new HashMap<>();
    documents.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return bytes::get;
  }
}
