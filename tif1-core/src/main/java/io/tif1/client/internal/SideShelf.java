package io.tif1.client.internal;

import io.tif1.client.Resource;
import io.tif1.client.internal.cache.disk.DiskKey;
import io.tif1.client.internal.cache.disk.DiskStore;
import io.tif1.client.internal.cache.disk.StoredBody;
import io.tif1.client.internal.cache.disk.StoredEntry;
import io.tif1.model.JsonDocument;
import io.tif1.model.JsonException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Keeps files outside of the published tree in the cache on disk: what was read, and in an entry of
 * its own what came of the last question. An address is part of the key, so clients that ask
 * elsewhere keep their own.
 */
final class SideShelf {
  private static final String DOCUMENT = "document.json";
  private static final String ANSWER = "answer.json";

  private static final int LONGEST_PROBLEM = 200;

  private final DiskStore store;

  SideShelf(DiskStore store) {
    this.store = store;
  }

  /** What was kept; nothing if it cannot be read. */
  SideFile read(SideFiles.Wanted file) {
    SideFile kept = SideFile.UNKNOWN;
    if (store.read(key(file, DOCUMENT)) instanceof StoredBody body && body.encoding() == null) {
      kept = document(file, body);
    }
    StoredEntry answer = store.read(key(file, ANSWER));
    return answer instanceof StoredBody body ? answered(kept, body) : kept;
  }

  private static SideFile document(SideFiles.Wanted file, StoredBody body) {
    try {
      JsonDocument document = JsonDocument.copyOf(body.body());
      file.check().accept(document);
      return SideFile.read(document, Instant.ofEpochMilli(body.confirmedAtMillis()));
    } catch (JsonException | IllegalArgumentException e) {
      return SideFile.UNKNOWN; // of a version of this library that checks less
    }
  }

  private static SideFile answered(SideFile kept, StoredBody body) {
    Instant asked = Instant.ofEpochMilli(body.confirmedAtMillis());
    if (kept.readAt() != null && !asked.isAfter(kept.readAt())) {
      return kept; // it was read after that
    }
    try {
      Map<String, ?> answer = JsonDocument.copyOf(body.body()).asMap();
      return kept.failed(
          asked, String.valueOf(answer.get("problem")), Boolean.TRUE.equals(answer.get("absent")));
    } catch (JsonException e) {
      return kept;
    }
  }

  void keep(SideFiles.Wanted file, SideFile now) {
    JsonDocument document = now.document();
    Instant asked = now.askedAt();
    if (asked == null) {
      return;
    }
    if (now.problem() == null && document != null) {
      store.put(key(file, DOCUMENT), body(file.address(), document.bytes(), asked));
    } else {
      String answer =
          "{\"problem\":\"" + plain(now.problem()) + "\",\"absent\":" + now.absent() + "}";
      store.put(
          key(file, ANSWER), body(file.address(), answer.getBytes(StandardCharsets.UTF_8), asked));
    }
  }

  private static StoredBody body(URI address, byte[] bytes, Instant at) {
    long millis = at.toEpochMilli();
    return new StoredBody(null, bytes, null, null, address.getRawAuthority(), millis, millis);
  }

  /** What needs no escape in JSON. */
  private static String plain(@Nullable String text) {
    String all = String.valueOf(text);
    return all.substring(0, Math.min(LONGEST_PROBLEM, all.length()))
        .replace('"', '\'')
        .replaceAll("[\\\\\\p{Cntrl}\\p{Cs}]", " ");
  }

  private static DiskKey key(SideFiles.Wanted file, String path) {
    var sum = new CRC32C();
    sum.update(file.address().toString().getBytes(StandardCharsets.UTF_8));
    return DiskKey.of(
        Resource.json(file.season(), "tif1", file.name(), path),
        String.format("url-%08x", sum.getValue()));
  }
}
