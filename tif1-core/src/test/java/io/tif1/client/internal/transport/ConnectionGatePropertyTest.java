package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.HandMovedTime;
import io.tif1.client.internal.transport.ConnectionGate.Lease;
import io.tif1.client.internal.transport.ConnectionGate.SharedConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;

/** Whatever requests do, connections in use stay within bounds and come back to none. */
class ConnectionGatePropertyTest {
  private static final class Shared implements SharedConnection {
    private boolean open = true;

    @Override
    public boolean isOpen() {
      return open;
    }
  }

  @Property(tries = 3000)
  void slotsInUseStayWithinTheMaximumAndComeBackToNone(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int max,
      @ForAll @IntRange(min = 1, max = 150) int steps) {
    var random = new Random(seed);
    var time = new HandMovedTime();
    var gate = new ConnectionGate(max, Duration.ofSeconds(10), time, () -> {});
    List<Lease> leases = new ArrayList<>();
    Map<String, Shared> connections = new HashMap<>();
    Map<Lease, String> origins = new HashMap<>();
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> {
          String origin = "origin" + random.nextInt(3);
          Lease lease = gate.acquire(origin, random.nextInt(4) > 0);
          leases.add(lease);
          origins.put(lease, origin);
        }
        case 4, 5 -> {
          Lease lease = any(leases, random);
          if (lease != null && granted(lease)) {
            String origin = origins.get(lease);
            boolean exclusive = random.nextInt(3) == 0;
            Shared one = connections.computeIfAbsent(origin, name -> new Shared());
            gate.connected(lease, exclusive ? null : one);
          }
        }
        case 6, 7 -> {
          Lease lease = any(leases, random);
          if (lease != null) {
            leases.remove(lease);
            gate.release(lease);
          }
        }
        case 8 -> time.move(Duration.ofSeconds(random.nextInt(8)));
        default -> {
          String origin = "origin" + random.nextInt(3);
          Shared closed = connections.remove(origin);
          if (closed != null) {
            closed.open = false;
          }
          if (random.nextBoolean()) {
            gate.retired(origin);
          }
        }
      }
      assertThat(gate.inUse()).as("after step %d", i).isBetween(0, max);
    }
    leases.forEach(gate::release);
    assertThat(gate.inUse()).as("when all are released").isZero();
    time.move(Duration.ofSeconds(10));
    assertThat(time.pending()).isZero();
  }

  @Property(tries = 1000)
  void nobodyIsLeftWaitingWhenTheOthersHaveEnded(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int max) {
    var random = new Random(seed);
    var gate = new ConnectionGate(max, Duration.ofSeconds(10), new HandMovedTime(), () -> {});
    List<Lease> waiting = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      waiting.add(gate.acquire("origin" + random.nextInt(2), random.nextBoolean()));
    }
    while (!waiting.isEmpty()) {
      List<Lease> ready = waiting.stream().filter(ConnectionGatePropertyTest::granted).toList();
      assertThat(ready).as("somebody can go on").isNotEmpty();
      Lease one = ready.get(random.nextInt(ready.size()));
      if (random.nextBoolean()) {
        gate.connected(one, random.nextBoolean() ? null : new Shared());
      }
      waiting.remove(one);
      gate.release(one);
    }
    assertThat(gate.inUse()).isZero();
  }

  private static @Nullable Lease any(List<Lease> leases, Random random) {
    return leases.isEmpty() ? null : leases.get(random.nextInt(leases.size()));
  }

  private static boolean granted(Lease lease) {
    return lease.granted().isDone() && !lease.granted().isCompletedExceptionally();
  }

  @RepeatedTest(20)
  void manyThreadsNeverHoldMoreThanTheMaximum() throws Exception {
    int max = 3;
    int threads = 6;
    var gate = new ConnectionGate(max, Duration.ofSeconds(10), new HandMovedTime(), () -> {});
    var held = new AtomicInteger();
    var most = new AtomicInteger();
    var ended = new CountDownLatch(threads * 500);
    var barrier = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        running.add(
            pool.submit(
                () -> {
                  barrier.await();
                  for (int i = 0; i < 500; i++) {
                    Lease lease = gate.acquire("origin", false);
                    lease
                        .granted()
                        .thenAcceptAsync(
                            granted -> {
                              most.accumulateAndGet(held.incrementAndGet(), Math::max);
                              held.decrementAndGet();
                              gate.release(granted);
                              ended.countDown();
                            },
                            pool);
                  }
                  return null;
                }));
      }
      for (Future<?> one : running) {
        one.get();
      }
      ended.await();
    } finally {
      pool.shutdownNow();
    }
    assertThat(most.get()).isBetween(1, max);
    assertThat(gate.inUse()).isZero();
  }
}
