package io.tif1.benchmarks.world;

import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.SeenRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What came of it: a table for people, and the promises that were broken. */
public final class Standing {
  private final ThreeCdns cdns;
  private final List<Outcome<JsonDocument>> outcomes;
  private final List<Resource<JsonDocument>> wrong;
  private final Duration took;

  public Standing(
      PublishedRace race, ThreeCdns cdns, List<Outcome<JsonDocument>> outcomes, Duration took) {
    this.cdns = cdns;
    this.outcomes = outcomes;
    this.took = took;
    wrong = new ArrayList<>();
    for (Outcome<JsonDocument> outcome : outcomes) {
      if (outcome instanceof Outcome.Success<JsonDocument> success
          && !race.holds(success.resource(), success.value().bytes())) {
        wrong.add(success.resource());
      }
    }
  }

  /** Promises that were broken, a line each. */
  public List<String> violations() {
    var broken = new ArrayList<String>();
    for (Outcome<JsonDocument> outcome : outcomes) {
      if (!(outcome instanceof Outcome.Success)) {
        broken.add("did not arrive: " + outcome);
      }
    }
    wrong.forEach(file -> broken.add("arrived with other bytes than were published: " + file));
    for (FakeCdn cdn : cdns.cdns()) {
      askedPerFile(cdn)
          .forEach(
              (path, times) -> {
                if (times > 1) {
                  broken.add(cdn + " was asked " + times + " times for " + path);
                }
              });
      if (cdn.answered(429) > 0) {
        broken.add(cdn + " had to answer 429, " + cdn.answered(429) + " times");
      }
    }
    int refused = cdns.store().answered(400) + cdns.store().answered(403);
    if (refused > 0) {
      broken.add("the store refused " + refused + " requests");
    }
    return broken;
  }

  private static Map<String, Long> askedPerFile(FakeCdn cdn) {
    return cdn.requests().stream()
        .collect(Collectors.groupingBy(SeenRequest::path, Collectors.counting()));
  }

  @Override
  public String toString() {
    long arrived = outcomes.stream().filter(Outcome.Success.class::isInstance).count();
    var table = new StringBuilder();
    row(table, List.of("cdn", "asked", "200", "302", "403", "404", "429", "most"));
    cdns.cdns().forEach(cdn -> row(table, figures(cdn)));
    row(table, figures(cdns.store()));
    return table
        + String.format(
            Locale.ROOT,
            "%d files, %d arrived, in %.1f s",
            outcomes.size(),
            arrived,
            took.toMillis() / 1000.0);
  }

  private static List<Object> figures(FakeCdn cdn) {
    Collection<Long> times = askedPerFile(cdn).values();
    long most = times.stream().mapToLong(Long::longValue).max().orElse(0);
    return List.of(
        cdn.toString().substring(0, cdn.toString().indexOf(' ')),
        cdn.requestCount(),
        cdn.answered(200),
        cdn.answered(302),
        cdn.answered(403),
        cdn.answered(404),
        cdn.answered(429),
        most);
  }

  private static void row(StringBuilder table, List<?> cells) {
    table.append(String.format(Locale.ROOT, "%-14s%8s%8s%8s%8s%8s%8s%8s%n", cells.toArray()));
  }
}
