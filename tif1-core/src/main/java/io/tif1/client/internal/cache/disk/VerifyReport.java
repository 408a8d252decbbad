package io.tif1.client.internal.cache.disk;

import java.util.List;

/**
 * What a check of the file has found.
 *
 * @param checked how many entries were read
 * @param badKeys keys of those whose checksum was wrong; they were deleted
 * @param structure what is wrong with the file itself, at most some twenty lines; if there is any,
 *     the file was set aside
 */
public record VerifyReport(long checked, List<String> badKeys, List<String> structure) {
  /** Copies the lists. */
  public VerifyReport {
    badKeys = List.copyOf(badKeys);
    structure = List.copyOf(structure);
  }

  /** Whether everything was as it should be. */
  public boolean isClean() {
    return badKeys.isEmpty() && structure.isEmpty();
  }
}
