package io.tif1.client;

import io.tif1.client.FetchFailedException.Attempt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Attempts on one CDN that came to the same.
 *
 * @param last the last of them
 */
record AttemptGroup(Attempt last, int count) {
  private record Same(String cdn, String problem) {}

  /** Those first that say most about the cause, else in the order of their first attempts. */
  static List<AttemptGroup> of(List<Attempt> attempts) {
    Map<Same, AttemptGroup> groups = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      groups.merge(
          new Same(attempt.cdn(), attempt.problem()),
          new AttemptGroup(attempt, 1),
          (before, one) -> new AttemptGroup(one.last, before.count + 1));
    }
    List<AttemptGroup> sorted = new ArrayList<>(groups.values());
    sorted.sort(Comparator.comparingInt(AttemptGroup::rank));
    return sorted;
  }

  /**
   * A certificate is trusted or not for a reason that somebody can do something about; an answer
   * tells more than none; a CDN that does not have the file explains no failure.
   */
  private int rank() {
    if (last.problem().toLowerCase(Locale.ROOT).contains("certificate")) {
      return 0;
    }
    if (last.status() == 404 || last.status() == 410) {
      return 3;
    }
    return last.status() != 0 ? 1 : 2;
  }

  @Override
  public String toString() {
    return count == 1
        ? last.toString()
        : last.cdn()
            + ": "
            + count
            + " times "
            + last.problem()
            + ", the last after "
            + last.elapsed().toMillis()
            + " ms";
  }
}
