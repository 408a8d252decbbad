package io.tif1.client.internal.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.BreakerState;
import io.tif1.client.internal.breaker.Breaker.Move;
import io.tif1.client.internal.breaker.Breaker.Permission;
import io.tif1.client.internal.pipe.Verdict.Trust;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

class BreakerThreadsTest {
  private static final int THREADS = 8;
  private static final int FAILURES = 500;
  private static final long TIMEOUT = 60;

  private final Breaker breaker = new Breaker();

  /** What {@code task} returns on each of several threads that begin at the same moment. */
  private static <T> List<T> together(Callable<T> task) throws Exception {
    var barrier = new CyclicBarrier(THREADS);
    var threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        running.add(
            threads.submit(
                () -> {
                  barrier.await();
                  return task.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Move> fail(int times, int threshold) {
    List<Move> moves = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      Permission permission = breaker.ask(0).permission();
      if (permission != null) {
        Move move = breaker.report(permission, Trust.FAILURE, false, 0, threshold, TIMEOUT).move();
        if (move != null) {
          moves.add(move);
        }
      }
    }
    return moves;
  }

  @RepeatedTest(10)
  void noFailureIsLost() throws Exception {
    together(() -> fail(FAILURES, Integer.MAX_VALUE));
    assertThat(breaker.failuresInARow()).isEqualTo(THREADS * FAILURES);
  }

  @RepeatedTest(10)
  void theLastOfAllFailuresOpensIt() throws Exception {
    List<List<Move>> moves = together(() -> fail(FAILURES, THREADS * FAILURES));
    assertThat(moves.stream().flatMap(List::stream))
        .containsExactly(new Move(BreakerState.CLOSED, BreakerState.OPEN));
  }

  @RepeatedTest(10)
  void oneOfManyGetsTheProbe() throws Exception {
    fail(1, 1);
    List<Boolean> through = together(() -> breaker.ask(TIMEOUT).permission() != null);
    assertThat(through).containsOnlyOnce(true);
  }
}
