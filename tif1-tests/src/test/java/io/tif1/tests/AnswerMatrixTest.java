package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.CachePolicy;
import io.tif1.client.CdnStatus;
import io.tif1.client.Outcome;
import io.tif1.client.Resource;
import io.tif1.client.event.FetchEvent.AttemptStarted;
import io.tif1.client.event.FetchEvent.RetryScheduled;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.tests.support.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every pair of answers at each pair of three CDNs, or with {@code -Dtif1.matrix=all} every
 * combination of them ({@code bench/matrix}), with a stored file that is due for a check and
 * without one, of the newest version and of a commit: the outcome, who was asked how often, and
 * what the cache holds afterwards are what {@link Oracle} says, which knows the documentation and
 * not the code.
 */
class AnswerMatrixTest {
  private static final int RETRIES = 1;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

  private enum Answer {
    GOOD(Fault.NONE),
    NOT_FOUND(Fault.status(404)),
    TOO_LARGE_A_PACKAGE(new Fault.JsDelivrMissing()),
    FORBIDDEN(Fault.status(403)),
    SERVER_ERROR(Fault.status(500)),
    TIMEOUT(new Fault.StallBeforeHeaders()),
    CUT(new Fault.CutAfter(10)),
    REFUSED_CONNECTION(new Fault.RefuseConnect());

    private final Fault fault;

    Answer(Fault fault) {
      this.fault = fault;
    }

    boolean isAbsent() {
      return this == NOT_FOUND || this == TOO_LARGE_A_PACKAGE;
    }

    boolean isFailure() {
      return this != GOOD && this != FORBIDDEN && !isAbsent();
    }
  }

  private enum End {
    FILE,
    NOT_PUBLISHED,
    FAILED
  }

  /**
   * The rules as the documentation has them: a round asks each CDN once, in order, and after an
   * absence all that are left at once; who does not have the file or refuses it is not asked again;
   * a refusal is followed by no further round; not published is what all say.
   */
  private static final class Oracle {
    final int[] asked = new int[3];
    final boolean raced;
    final End end;

    Oracle(List<Answer> answers) {
      boolean[] over = new boolean[3];
      boolean atOnce = false;
      boolean good = false;
      for (int round = 0; round <= RETRIES && !good; round++) {
        for (int i = 0; i < 3; i++) {
          Answer answer = answers.get(i);
          if (over[i] || good && !atOnce) {
            continue;
          }
          asked[i]++;
          good |= answer == Answer.GOOD;
          over[i] = !answer.isFailure();
          atOnce |= answer.isAbsent();
        }
        if (answers.contains(Answer.FORBIDDEN)) {
          break;
        }
      }
      raced = good && atOnce;
      boolean allAbsent = answers.stream().allMatch(Answer::isAbsent);
      end = good ? End.FILE : allAbsent ? End.NOT_PUBLISHED : End.FAILED;
    }
  }

  @TempDir Path directory;

  private World world(UnaryOperator<io.tif1.client.Tif1Config.Builder> settings) {
    return World.of(
        3,
        b ->
            settings.apply(
                b.maxRetries(RETRIES)
                    .closeTimeout(Duration.ZERO)
                    .circuitBreakerThreshold(10_000)
                    .cacheMaxBytes(1 << 28)
                    .cacheDir(directory.resolve("cache"))));
  }

  /** All of them, those first that have the same ports closed. */
  private static List<List<Answer>> all() {
    var all = new ArrayList<List<Answer>>();
    for (Answer a : Answer.values()) {
      for (Answer b : Answer.values()) {
        for (Answer c : Answer.values()) {
          all.add(List.of(a, b, c));
        }
      }
    }
    all.sort(java.util.Comparator.comparingInt(AnswerMatrixTest::closedPorts));
    return all;
  }

  private static int closedPorts(List<Answer> answers) {
    int closed = 0;
    for (Answer answer : answers) {
      closed = 2 * closed + (answer == Answer.REFUSED_CONNECTION ? 1 : 0);
    }
    return closed;
  }

  /** Each pair of answers at each pair of CDNs, which is an eighth of all; or all, if asked for. */
  private static List<List<Answer>> chosen() {
    if ("all".equals(System.getProperty("tif1.matrix"))) {
      return all();
    }
    return all().stream()
        .filter(a -> (a.get(0).ordinal() + a.get(1).ordinal() + a.get(2).ordinal()) % 8 == 0)
        .toList();
  }

  @Test
  void b1_whateverTheCdnsAnswerForAFileThatIsNotStored() {
    try (World world = world(World.asIs())) {
      assertThat(chosen().stream().flatMap(answers -> judge(world, answers, false))).isEmpty();
    }
  }

  @Test
  void b2_whateverTheCdnsAnswerForAFileThatIsStoredAndDue() {
    try (World world = world(World.asIs())) {
      world.client.fetchAll(chosen().stream().map(AnswerMatrixTest::file).toList());
      world.time.advance(Duration.ofDays(31));
      assertThat(chosen().stream().flatMap(answers -> judge(world, answers, true))).isEmpty();
    }
  }

  @Test
  void b1_whateverTheCdnsAnswerForAFileOfACommitThatIsNotStored() {
    try (World world = world(b -> b.seasonRefs(Map.of(2021, COMMIT)))) {
      assertThat(chosen().stream().flatMap(answers -> judge(world, answers, false))).isEmpty();
    }
  }

  @Test
  void b2_nobodyIsAskedForAStoredFileOfACommit() {
    try (World world = world(b -> b.seasonRefs(Map.of(2021, COMMIT)))) {
      var files = chosen().stream().map(AnswerMatrixTest::file).toList();
      world.client.fetchAll(files);
      world.time.advance(Duration.ofDays(3000));
      int before = world.log.of(AttemptStarted.class).size();
      for (List<Answer> answers : chosen()) {
        set(world, answers);
        assertThat(world.client.fetch(file(answers)).sizeBytes()).isPositive();
      }
      assertThat(world.log.of(AttemptStarted.class)).hasSize(before);
    }
  }

  private static Resource<JsonDocument> file(List<Answer> answers) {
    return World.file(answers.get(0) + "/" + answers.get(1) + "/" + answers.get(2) + ".json");
  }

  private static void set(World world, List<Answer> answers) {
    // Timeouts lower the limit of requests at a time; setting it twice forgets that.
    world.client.settings().set("max_concurrent_requests", 1);
    world.client.settings().set("max_concurrent_requests", 20);
    for (int i = 0; i < 3; i++) {
      world.cdns.get(i).faultAlways(answers.get(i).fault);
    }
  }

  /** What is not as it should be. */
  private static Stream<String> judge(World world, List<Answer> answers, boolean stored) {
    var oracle = new Oracle(answers);
    set(world, answers);
    List<AttemptStarted> before = world.log.of(AttemptStarted.class);
    Outcome<JsonDocument> outcome = carryOut(world, answers);
    List<AttemptStarted> all = world.log.of(AttemptStarted.class);
    List<AttemptStarted> attempts = all.subList(before.size(), all.size());
    var wrong = new ArrayList<String>();
    End end = end(outcome);
    boolean stale =
        outcome instanceof Outcome.Success<JsonDocument> success && success.origin().isStale();
    End expected = stored ? End.FILE : oracle.end;
    if (end != expected || stale != (stored && oracle.end != End.FILE)) {
      wrong.add("ended as " + outcome + ", not " + expected);
    }
    for (int i = 0; i < 3; i++) {
      String name = world.name(i + 1);
      long asked = attempts.stream().filter(one -> one.cdn().equals(name)).count();
      // Who is asked beside the one that answers may be cancelled before its turn.
      if (oracle.raced ? asked > oracle.asked[i] : asked != oracle.asked[i]) {
        wrong.add(
            "CDN "
                + (i + 1)
                + " was asked "
                + asked
                + " times, not "
                + oracle.asked[i]
                + ": "
                + outcome);
      }
    }
    End kept = end(only(world, answers));
    if (kept != expected) {
      wrong.add("the cache holds " + kept + ", not " + expected);
    }
    return wrong.stream().map(one -> answers + ": " + one);
  }

  private static @Nullable Outcome<JsonDocument> only(World world, List<Answer> answers) {
    return world
        .client
        .with(o -> o.withCache(CachePolicy.ONLY))
        .fetchAll(List.of(file(answers)))
        .get(0);
  }

  private static End end(@Nullable Outcome<JsonDocument> outcome) {
    if (outcome instanceof Outcome.Success<JsonDocument>) {
      return End.FILE;
    }
    return outcome instanceof Outcome.Missing<JsonDocument> ? End.NOT_PUBLISHED : End.FAILED;
  }

  /** Fetches the file, and lets as much time pass as timeouts and pauses take. */
  private static Outcome<JsonDocument> carryOut(World world, List<Answer> answers) {
    long passed = world.client.stats().retries();
    int pauses = world.log.of(RetryScheduled.class).size();
    CompletableFuture<List<Outcome<JsonDocument>>> fetch =
        world.client.fetchAllAsync(List.of(file(answers)));
    while (true) {
      long before = passed;
      world.awaitThat(
          () ->
              fetch.isDone()
                  || world.client.stats().retries() > before
                  || allThatIsLeftStalls(world, answers),
          "the next thing to happen to " + answers);
      if (fetch.isDone()) {
        world.cdns.forEach(FakeCdn::awaitIdle);
        return fetch.join().get(0);
      }
      if (world.client.stats().retries() > passed) {
        passed++;
        world.passPause(++pauses);
      } else {
        List<AttemptStarted> stalled = world.underWay();
        world.time.advance(TIMEOUT);
        world.awaitThat(
            () -> Collections.disjoint(world.underWay(), stalled), "the timeouts of " + answers);
      }
    }
  }

  private static boolean allThatIsLeftStalls(World world, List<Answer> answers) {
    int stalled = 0;
    for (int i = 0; i < 3; i++) {
      stalled += answers.get(i) == Answer.TIMEOUT ? world.cdns.get(i).inFlight() : 0;
    }
    int underWay = world.client.cdns().stream().mapToInt(CdnStatus::inFlight).sum();
    if (stalled == 0 || stalled != underWay) {
      return false;
    }
    // An attempt that has timed out is counted at both ends for a moment longer.
    List<AttemptStarted> open = world.underWay();
    return open.size() == stalled && open.stream().allMatch(one -> stalls(world, answers, one));
  }

  private static boolean stalls(World world, List<Answer> answers, AttemptStarted attempt) {
    for (int i = 0; i < 3; i++) {
      if (world.name(i + 1).equals(attempt.cdn())) {
        return answers.get(i) == Answer.TIMEOUT;
      }
    }
    throw new AssertionError(attempt.cdn());
  }
}
