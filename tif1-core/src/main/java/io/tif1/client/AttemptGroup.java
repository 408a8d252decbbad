package io.tif1.client;

import io.tif1.client.FetchFailedException.Attempt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Attempts that came to the same, on one CDN or on several.
 *
 * @param last the last of them
 * @param cdns the names of the CDNs, in the order of their first attempts
 */
record AttemptGroup(Attempt last, int count, Set<String> cdns) {
  private static final int MOST_NAMED = 3;

  /** Durations and addresses, which differ between attempts that came to the same. */
  private static final Pattern DETAILS =
      Pattern.compile("\\b\\d+ ms\\b|/\\[?[0-9a-fA-F.:]+]?(?::\\d+)?");

  /** Those first that say most about the cause, else in the order of their first attempts. */
  static List<AttemptGroup> of(List<Attempt> attempts) {
    Map<String, AttemptGroup> groups = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      groups.merge(
          same(attempt), new AttemptGroup(attempt, 1, Set.of(attempt.cdn())), AttemptGroup::with);
    }
    List<AttemptGroup> sorted = new ArrayList<>(groups.values());
    sorted.sort(Comparator.comparingInt(AttemptGroup::rank));
    return sorted;
  }

  /** The problem without what tells the CDNs and the attempts apart that had it. */
  private static String same(Attempt attempt) {
    String problem = attempt.problem().replace(attempt.cdn(), "\0");
    String host = attempt.url().getHost();
    if (host != null) {
      problem = problem.replace(host, "\0");
    }
    return DETAILS.matcher(problem).replaceAll("\0");
  }

  private AttemptGroup with(AttemptGroup next) {
    var all = new LinkedHashSet<>(cdns);
    all.addAll(next.cdns);
    return new AttemptGroup(next.last, count + next.count, all);
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

  private String names() {
    String first = cdns.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    return cdns.size() > MOST_NAMED
        ? first + " and " + (cdns.size() - MOST_NAMED) + " more"
        : first;
  }

  /**
   * In words.
   *
   * @param longest how many characters of the problem are told; the attempts have it whole
   */
  String toString(int longest) {
    String whole = last.problem();
    String problem = whole.length() <= longest ? whole : whole.substring(0, longest) + "...";
    String took = last.elapsed().toMillis() + " ms";
    if (count == 1) {
      return last.cdn() + ": " + problem + " after " + took;
    }
    return names() + ": " + count + " times " + problem + ", the last after " + took;
  }
}
