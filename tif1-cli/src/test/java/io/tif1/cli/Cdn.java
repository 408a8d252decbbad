package io.tif1.cli;

import io.tif1.testkit.Content;
import io.tif1.testkit.FakeCdn;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A CDN that publishes a few files of one session, and the command line that fetches from it. */
final class Cdn implements AutoCloseable {
  static final String SESSION = "2021@main/Belgian Grand Prix/Race/";

  private final Map<String, String> documents = new HashMap<>();
  private final FakeCdn server;
  private final Path authority;

  /**
   * @param directory where the certificate is written
   */
  Cdn(Path directory) {
    for (String file : List.of("drivers.json", "VER/1_tel.json", "VER/laptimes.json")) {
      documents.put(SESSION + file, "{\"file\": \"" + file + "\", \"name\": \"Räikkönen\"}\n");
    }
    server = FakeCdn.serving(Content.of(documents));
    authority = server.writeCaPem(directory);
  }

  FakeCdn server() {
    return server;
  }

  /** What is published as the file, relative to the session. */
  byte[] published(String file) {
    return documents.getOrDefault(SESSION + file, "").getBytes(StandardCharsets.UTF_8);
  }

  /** {@code fetch} of the session, from here, without retries. */
  String[] fetch(String... more) {
    var args =
        new ArrayList<>(
            List.of("fetch", "--cdn", server.baseUri().toString(), "--ca", authority.toString()));
    // A cache of its own: CDNs of other tests publish other things under the same names.
    args.addAll(List.of("--cache-dir", authority.resolveSibling("cache").toString()));
    args.addAll(List.of("--retries", "0", "2021", "Belgian Grand Prix", "Race"));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  @Override
  public void close() {
    server.close();
  }
}
