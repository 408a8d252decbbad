package io.tif1.client.internal.transport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.HandMovedTime;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.transport.ConnectionGate.Permit;
import io.tif1.client.internal.transport.ConnectionGate.SharedConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionGateTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String A = "https://a.example:443";
  private static final String B = "https://b.example:443";

  private final HandMovedTime time = new HandMovedTime();
  private final AtomicInteger waits = new AtomicInteger();
  private final Shared shared = new Shared();

  private static final class Shared implements SharedConnection {
    private boolean open = true;
    private int streams = 100;

    @Override
    public boolean isOpen() {
      return open;
    }

    @Override
    public int maxStreams() {
      return streams;
    }
  }

  private ConnectionGate gate(int max) {
    return new ConnectionGate(max, LIMIT, time, waits::incrementAndGet);
  }

  private static Permit single(ConnectionGate gate, String origin) {
    return gate.acquire(origin, false, false);
  }

  private static Permit sharing(ConnectionGate gate) {
    return gate.acquire(A, true, false);
  }

  private static List<Permit> sharing(ConnectionGate gate, int count) {
    var permits = new ArrayList<Permit>();
    for (int i = 0; i < count; i++) {
      permits.add(sharing(gate));
    }
    return permits;
  }

  private static boolean isGranted(Permit permit) {
    return permit.granted().isDone() && !permit.granted().isCompletedExceptionally();
  }

  private static long granted(List<Permit> permits) {
    return permits.stream().filter(ConnectionGateTest::isGranted).count();
  }

  private static PoolState exhaustion(Permit permit) {
    assertThat(permit.granted()).isCompletedExceptionally();
    Throwable problem = permit.granted().handle((granted, refused) -> refused).join();
    assertThat(problem).isInstanceOf(AttemptFailure.class);
    return requireNonNull(((AttemptFailure) problem).pool(), "it says no numbers");
  }

  // Slots.

  @Test
  void aFreeSlotIsGivenAtOnce() {
    ConnectionGate gate = gate(2);
    assertThat(isGranted(single(gate, A))).isTrue();
    assertThat(gate.inUse()).isEqualTo(1);
    assertThat(waits).hasValue(0);
  }

  @Test
  void slotsAreSharedByAllOriginsAndGoToWhoWaitedLongest() {
    ConnectionGate gate = gate(1);
    Permit first = single(gate, A);
    Permit second = single(gate, B);
    Permit third = single(gate, A);
    assertThat(isGranted(second)).isFalse();
    assertThat(waits).hasValue(2);

    gate.release(first);

    assertThat(isGranted(second)).isTrue();
    assertThat(isGranted(third)).isFalse();
  }

  @Test
  void whoIsSentAgainGoesFirst() {
    ConnectionGate gate = gate(1);
    Permit first = single(gate, A);
    Permit second = single(gate, A);
    Permit again = gate.acquire(A, false, true);

    gate.release(first);

    assertThat(isGranted(again)).isTrue();
    assertThat(isGranted(second)).isFalse();
  }

  @Test
  void whoWaitsTooLongIsToldTheNumbers() {
    ConnectionGate gate = gate(1);
    single(gate, A);
    Permit second = single(gate, A);
    single(gate, A);

    time.move(LIMIT);

    assertThat(exhaustion(second)).isEqualTo(new PoolState(1, 1, 1, LIMIT));
    assertThat(time.pending()).isZero();
  }

  @Test
  void aPermitIsReleasedOnce() {
    ConnectionGate gate = gate(5);
    Permit permit = single(gate, A);
    gate.release(permit);
    gate.release(permit);
    gate.giveUp(permit);
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void whoGivesUpWhileWaitingLeavesNothing() {
    ConnectionGate gate = gate(1);
    Permit first = single(gate, A);
    Permit second = single(gate, A);

    gate.giveUp(second);
    gate.release(first);

    assertThat(gate.inUse()).isZero();
    assertThat(time.pending()).isZero();
  }

  @Test
  void aHigherMaximumServesThoseWhoWait() {
    ConnectionGate gate = gate(1);
    single(gate, A);
    Permit second = single(gate, A);

    gate.configure(2, LIMIT);

    assertThat(isGranted(second)).isTrue();
  }

  // Leading.

  @Test
  void theFirstRequestLeadsAndTheOthersShareItsConnectionOnItsSlot() {
    ConnectionGate gate = gate(1);
    Permit leader = sharing(gate);
    List<Permit> others = sharing(gate, 5);
    assertThat(isGranted(leader)).isTrue();
    assertThat(granted(others)).isZero();

    gate.connected(leader, shared);

    assertThat(granted(others)).isEqualTo(5);
    assertThat(gate.inUse()).isEqualTo(1);
    assertThat(waits).hasValue(0);
  }

  @Test
  void whereTheConnectionCannotBeSharedEachTakesASlot() {
    ConnectionGate gate = gate(4);
    Permit leader = sharing(gate);
    List<Permit> others = sharing(gate, 5);

    gate.connected(leader, null);

    assertThat(granted(others)).isEqualTo(3);
    assertThat(gate.inUse()).isEqualTo(4);
    assertThat(waits).hasValue(2);
  }

  @Test
  void ifTheLeaderEndsTheNextOneLeads() {
    ConnectionGate gate = gate(10);
    Permit leader = sharing(gate);
    List<Permit> others = sharing(gate, 2);

    gate.release(leader);
    assertThat(granted(others)).isEqualTo(1);
    gate.giveUp(others.get(0));
    assertThat(granted(others)).isEqualTo(2);
  }

  @Test
  void whoGivesUpWhileConnectingKeepsTheSlotUntilTheConnectionIsGone() {
    ConnectionGate gate = gate(10);
    Permit leader = sharing(gate);

    gate.giveUp(leader);
    assertThat(gate.inUse()).isEqualTo(1);
    gate.release(leader);
    assertThat(gate.inUse()).isZero();
  }

  // Streams.

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 99})
  void c6_noMoreRequestsAreOnAConnectionThanItsServerAllows(int streams) {
    ConnectionGate gate = gate(10);
    shared.streams = streams;
    Permit leader = sharing(gate);
    gate.connected(leader, shared);
    List<Permit> others = sharing(gate, 150);
    assertThat(granted(others)).isEqualTo(streams - 1);

    gate.release(leader);

    assertThat(granted(others)).isEqualTo(streams);
    assertThat(gate.inUse()).isEqualTo(1);
  }

  @Test
  void c6_whereTheServerAllowsNoneAllWaitUntilItAllowsSome() {
    ConnectionGate gate = gate(10);
    Permit leader = sharing(gate);
    shared.streams = 0;
    gate.connected(leader, shared);
    List<Permit> others = sharing(gate, 3);
    gate.release(leader);
    assertThat(granted(others)).isZero();

    shared.streams = 2;
    gate.changed();

    assertThat(granted(others)).isEqualTo(2);
  }

  @Test
  void whereTheServerAllowsAHundredAndTheseAreUsedUpOneMoreConnectionIsOpened() {
    ConnectionGate gate = gate(10);
    Permit leader = sharing(gate);
    gate.connected(leader, shared);
    List<Permit> others = sharing(gate, 110);
    assertThat(granted(others)).isEqualTo(99); // nobody leads before these are on it
    others.subList(0, 99).forEach(one -> gate.connected(one, shared));

    assertThat(granted(others)).isEqualTo(100);
    gate.connected(others.get(99), new Shared());

    assertThat(granted(others)).isEqualTo(110);
    assertThat(gate.inUse()).isEqualTo(2);
  }

  @Test
  void whenTheConnectionIsClosedTheNextOneLeads() {
    ConnectionGate gate = gate(10);
    Permit leader = sharing(gate);
    gate.connected(leader, shared);
    shared.streams = 1;
    List<Permit> others = sharing(gate, 3);
    assertThat(granted(others)).isZero();

    shared.open = false;
    gate.changed();

    assertThat(granted(others)).isEqualTo(1);
    gate.connected(others.get(0), new Shared());
    assertThat(granted(others)).isEqualTo(3);
  }

  @Test
  void whoOpensAConnectionAlthoughLetOntoOneIsWaitedFor() {
    ConnectionGate gate = gate(10);
    Permit leader = sharing(gate);
    gate.connected(leader, shared);
    Permit second = sharing(gate);
    gate.connecting(second);
    Permit third = sharing(gate);
    assertThat(isGranted(third)).isFalse();

    gate.connected(second, new Shared());

    assertThat(isGranted(third)).isTrue();
    assertThat(gate.inUse()).isEqualTo(2);
  }

  @Test
  void whoIsSentAgainIsOnTheWayBeforeOthersAreLetOnto() {
    ConnectionGate gate = gate(10);
    Permit leader = sharing(gate);
    gate.connected(leader, shared);
    shared.streams = 1;
    Permit other = sharing(gate);
    Permit again = gate.acquire(A, true, true);

    shared.streams = 100;
    gate.changed();
    assertThat(isGranted(again)).isTrue();
    assertThat(isGranted(other)).isFalse();
    gate.sent(again);

    assertThat(isGranted(other)).isTrue();
  }

  // Whatever happens.

  @Test
  void whateverHappensNothingIsLostAndNothingIsHeld() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      ConnectionGate gate = gate(1 + random.nextInt(4));
      var lines = List.of(new Shared(), new Shared());
      var permits = new ArrayList<Permit>();
      for (int step = 0; step < 60; step++) {
        if (permits.isEmpty() || random.nextInt(3) == 0) {
          permits.add(
              gate.acquire(
                  random.nextBoolean() ? A : B, random.nextInt(4) > 0, random.nextInt(5) == 0));
        }
        Permit one = permits.get(random.nextInt(permits.size()));
        Shared line = lines.get(random.nextInt(2));
        line.streams = random.nextInt(3) * 50;
        line.open = random.nextInt(4) > 0;
        switch (random.nextInt(5)) {
          case 0 -> gate.connected(one, random.nextBoolean() ? line : null);
          case 1 -> gate.connecting(one);
          case 2 -> gate.release(one);
          case 3 -> gate.giveUp(one);
          default -> gate.changed();
        }
      }
      lines.forEach(line -> line.open = false);
      gate.configure(1000, LIMIT);
      // As each that was granted ends, those that wait are granted, until all have ended.
      for (int round = 0; round < permits.size() + 1; round++) {
        permits.stream().filter(one -> one.granted().isDone()).forEach(gate::release);
      }
      assertThat(permits).as("seed %d", seed).allMatch(one -> one.granted().isDone());
      assertThat(gate.inUse()).as("seed %d", seed).isZero();
    }
  }

  // What those that wait are told of.

  @Test
  void whatARequestWaitsForIsToldInWords() {
    ConnectionGate gate = gate(10);
    Permit leader = sharing(gate);
    Permit waiting = sharing(gate);
    assertThat(gate.whatItWaitsFor(waiting)).isEqualTo("the connection that another request opens");

    shared.streams = 1;
    gate.connected(leader, shared);
    assertThat(gate.whatItWaitsFor(waiting))
        .isEqualTo("one of the 1 requests to end that the server allows at a time");

    shared.streams = 0;
    assertThat(gate.whatItWaitsFor(waiting)).contains("it allows 0 streams");
  }
}
