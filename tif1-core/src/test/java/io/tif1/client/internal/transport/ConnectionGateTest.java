package io.tif1.client.internal.transport;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.HandMovedTime;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.AttemptFailure.PoolState;
import io.tif1.client.internal.transport.ConnectionGate.Lease;
import io.tif1.client.internal.transport.ConnectionGate.SharedConnection;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConnectionGateTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String A = "https://a.example:443";
  private static final String B = "https://b.example:443";

  private final HandMovedTime time = new HandMovedTime();
  private final AtomicInteger waits = new AtomicInteger();
  private final Shared shared = new Shared();

  private static final class Shared implements SharedConnection {
    private boolean open = true;

    @Override
    public boolean isOpen() {
      return open;
    }
  }

  private ConnectionGate gate(int max) {
    return new ConnectionGate(max, PATIENCE, time, waits::incrementAndGet);
  }

  private static boolean isGranted(Lease lease) {
    return lease.granted().isDone() && !lease.granted().isCompletedExceptionally();
  }

  private static PoolState exhaustion(Lease lease) {
    assertThat(lease.granted()).isCompletedExceptionally();
    Throwable problem = lease.granted().handle((granted, refused) -> refused).join();
    assertThat(problem).isInstanceOf(AttemptFailure.class);
    return requireNonNull(((AttemptFailure) problem).pool(), "it says no numbers");
  }

  // Slots.

  @Test
  void aFreeSlotIsGivenAtOnce() {
    ConnectionGate gate = gate(2);
    assertThat(isGranted(gate.acquire(A, false))).isTrue();
    assertThat(gate.inUse()).isEqualTo(1);
    assertThat(waits).hasValue(0);
  }

  @Test
  void withoutAFreeSlotItWaits() {
    ConnectionGate gate = gate(1);
    gate.acquire(A, false);
    assertThat(isGranted(gate.acquire(A, false))).isFalse();
    assertThat(waits).hasValue(1);
  }

  @Test
  void slotsAreSharedByAllOrigins() {
    ConnectionGate gate = gate(1);
    gate.acquire(A, false);
    assertThat(isGranted(gate.acquire(B, false))).isFalse();
  }

  @Test
  void aReleasedSlotGoesToWhoWaitedLongest() {
    ConnectionGate gate = gate(1);
    Lease first = gate.acquire(A, false);
    Lease second = gate.acquire(B, false);
    Lease third = gate.acquire(A, false);
    gate.release(first);
    assertThat(isGranted(second)).isTrue();
    assertThat(isGranted(third)).isFalse();
  }

  @Test
  void releasingTwiceIsHarmless() {
    ConnectionGate gate = gate(2);
    Lease first = gate.acquire(A, false);
    gate.acquire(A, false);
    gate.release(first);
    gate.release(first);
    assertThat(gate.inUse()).isEqualTo(1);
  }

  @Test
  void whoGivesUpWaitingLeavesTheQueue() {
    ConnectionGate gate = gate(1);
    Lease first = gate.acquire(A, false);
    Lease second = gate.acquire(A, false);
    Lease third = gate.acquire(A, false);
    gate.release(second);
    assertThat(gate.inUse()).isEqualTo(1);
    gate.release(first);
    assertThat(isGranted(second)).isFalse();
    assertThat(isGranted(third)).isTrue();
  }

  @Test
  void whoWaitsTooLongIsToldTheNumbers() {
    ConnectionGate gate = gate(2);
    gate.acquire(A, false);
    gate.acquire(A, false);
    Lease third = gate.acquire(A, false);
    gate.acquire(A, false);
    time.move(PATIENCE);
    assertThat(exhaustion(third)).isEqualTo(new PoolState(2, 2, 1, PATIENCE));
  }

  @Test
  void whoWaitsIsLeftToWaitUntilTheVeryEnd() {
    ConnectionGate gate = gate(1);
    gate.acquire(A, false);
    Lease second = gate.acquire(A, false);
    time.move(PATIENCE.minusNanos(1));
    assertThat(second.granted()).isNotDone();
  }

  @Test
  void whoWasServedInTimeIsNotExhaustedLater() {
    ConnectionGate gate = gate(1);
    Lease first = gate.acquire(A, false);
    Lease second = gate.acquire(A, false);
    gate.release(first);
    time.move(PATIENCE);
    assertThat(isGranted(second)).isTrue();
    assertThat(time.pending()).isZero();
  }

  @Test
  void whoWasExhaustedTakesNoSlot() {
    ConnectionGate gate = gate(1);
    Lease first = gate.acquire(A, false);
    Lease second = gate.acquire(A, false);
    time.move(PATIENCE);
    gate.release(second);
    gate.release(first);
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void moreSlotsRelieveWhoWaits() {
    ConnectionGate gate = gate(1);
    gate.acquire(A, false);
    Lease second = gate.acquire(A, false);
    gate.configure(2, PATIENCE);
    assertThat(isGranted(second)).isTrue();
  }

  @Test
  void fewerSlotsTakeNoneAway() {
    ConnectionGate gate = gate(3);
    Lease first = gate.acquire(A, false);
    gate.acquire(A, false);
    gate.configure(1, PATIENCE);
    assertThat(gate.inUse()).isEqualTo(2);
    Lease third = gate.acquire(A, false);
    gate.release(first);
    assertThat(isGranted(third)).isFalse();
  }

  @Test
  void aChangedPatienceHoldsForWhoComesNext() {
    ConnectionGate gate = gate(1);
    gate.acquire(A, false);
    gate.configure(1, Duration.ofSeconds(1));
    Lease second = gate.acquire(A, false);
    time.move(Duration.ofSeconds(1));
    assertThat(exhaustion(second).waited()).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void whoRefusesWhatIsGrantedGivesItBack() {
    ConnectionGate gate = gate(1);
    Lease first = gate.acquire(A, false);
    Lease second = gate.acquire(A, false);
    second.granted().cancel(false);
    gate.release(first);
    assertThat(gate.inUse()).isZero();
  }

  // Leaders, followers, riders.

  @Test
  void theFirstToAnOriginGoesAheadAlone() {
    ConnectionGate gate = gate(9);
    assertThat(isGranted(gate.acquire(A, true))).isTrue();
    assertThat(isGranted(gate.acquire(A, true))).isFalse();
    assertThat(gate.inUse()).isEqualTo(1);
  }

  @Test
  void followingALeaderIsNotWaitingForASlot() {
    ConnectionGate gate = gate(9);
    gate.acquire(A, true);
    gate.acquire(A, true);
    assertThat(waits).hasValue(0);
    assertThat(time.pending()).isZero();
  }

  @Test
  void anotherOriginHasALeaderOfItsOwn() {
    ConnectionGate gate = gate(9);
    gate.acquire(A, true);
    assertThat(isGranted(gate.acquire(B, true))).isTrue();
  }

  @Test
  void whenTheConnectionIsSharedAllRideItOnOneSlot() {
    ConnectionGate gate = gate(9);
    Lease leader = gate.acquire(A, true);
    Lease follower = gate.acquire(A, true);
    gate.connected(leader, shared);
    assertThat(isGranted(follower)).isTrue();
    assertThat(isGranted(gate.acquire(A, true))).isTrue();
    assertThat(gate.inUse()).isEqualTo(1);
  }

  @Test
  void theSlotIsFreeWhenTheLastRiderGetsOff() {
    ConnectionGate gate = gate(9);
    Lease leader = gate.acquire(A, true);
    Lease follower = gate.acquire(A, true);
    gate.connected(leader, shared);
    gate.release(leader);
    assertThat(gate.inUse()).isEqualTo(1);
    gate.release(follower);
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void ridersReportingTheSameConnectionTakeNoFurtherSlot() {
    ConnectionGate gate = gate(9);
    Lease leader = gate.acquire(A, true);
    Lease follower = gate.acquire(A, true);
    gate.connected(leader, shared);
    gate.connected(follower, shared);
    gate.connected(leader, shared);
    assertThat(gate.inUse()).isEqualTo(1);
    gate.release(leader);
    gate.release(follower);
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void whenTheConnectionIsExclusiveEachTakesASlotOfItsOwn() {
    ConnectionGate gate = gate(2);
    Lease leader = gate.acquire(A, true);
    Lease second = gate.acquire(A, true);
    Lease third = gate.acquire(A, true);
    gate.connected(leader, null);
    assertThat(isGranted(second)).isTrue();
    assertThat(isGranted(third)).isFalse();
    assertThat(gate.inUse()).isEqualTo(2);
  }

  @Test
  void followersThatThenHaveToWaitAreCountedAsWaiting() {
    ConnectionGate gate = gate(1);
    Lease leader = gate.acquire(A, true);
    gate.acquire(A, true);
    gate.connected(leader, null);
    assertThat(waits).hasValue(1);
  }

  @Test
  void followersThatThenHaveToWaitDoNotWaitForEver() {
    ConnectionGate gate = gate(1);
    Lease leader = gate.acquire(A, true);
    Lease follower = gate.acquire(A, true);
    gate.connected(leader, null);
    time.move(PATIENCE);
    assertThat(exhaustion(follower).limit()).isEqualTo(1);
  }

  @Test
  void anOriginKnownToBeExclusiveHasNoLeaders() {
    ConnectionGate gate = gate(9);
    gate.connected(gate.acquire(A, true), null);
    gate.acquire(A, true);
    assertThat(isGranted(gate.acquire(A, true))).isTrue();
  }

  @Test
  void whenTheLeaderFailsTheFollowersGoAlone() {
    ConnectionGate gate = gate(9);
    Lease leader = gate.acquire(A, true);
    Lease second = gate.acquire(A, true);
    Lease third = gate.acquire(A, true);
    gate.release(leader);
    assertThat(isGranted(second)).isTrue();
    assertThat(isGranted(third)).isTrue();
    assertThat(gate.inUse()).isEqualTo(2);
  }

  @Test
  void afterALeaderFailedTheNextOneLeads() {
    ConnectionGate gate = gate(9);
    gate.release(gate.acquire(A, true));
    gate.acquire(A, true);
    assertThat(isGranted(gate.acquire(A, true))).isFalse();
  }

  @Test
  void aFollowerMayGiveUp() {
    ConnectionGate gate = gate(9);
    Lease leader = gate.acquire(A, true);
    Lease follower = gate.acquire(A, true);
    gate.release(follower);
    gate.connected(leader, shared);
    gate.release(leader);
    assertThat(isGranted(follower)).isFalse();
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void aLeaderThatWaitsTooLongSetsItsFollowersFree() {
    ConnectionGate gate = gate(1);
    Lease other = gate.acquire(B, false);
    Lease leader = gate.acquire(A, true);
    time.move(PATIENCE.dividedBy(2));
    Lease follower = gate.acquire(A, true);
    time.move(PATIENCE.dividedBy(2));
    assertThat(exhaustion(leader).limit()).isEqualTo(1);
    gate.release(other);
    assertThat(isGranted(follower)).isTrue();
  }

  @Test
  void aFollowerOfALeaderThatFoundNoSlotWaitsNoLongerThanTheLeader() {
    ConnectionGate gate = gate(1);
    gate.acquire(B, false);
    gate.acquire(A, true);
    time.move(PATIENCE.dividedBy(2));
    Lease follower = gate.acquire(A, true);
    time.move(PATIENCE);
    assertThat(exhaustion(follower).waited()).isEqualTo(PATIENCE);
  }

  @Test
  void whoWaitsForASlotOfItsOwnBoardsWhenTheConnectionTurnsOutToBeShared() {
    ConnectionGate gate = gate(2);
    Lease leader = gate.acquire(A, true);
    gate.connected(leader, shared);
    gate.release(leader); // the connection lies idle now
    Lease second = gate.acquire(A, true);
    Lease other = gate.acquire(B, false);
    Lease third = gate.acquire(A, true);
    assertThat(isGranted(third)).isFalse();
    gate.connected(second, shared);
    assertThat(isGranted(third)).isTrue();
    assertThat(gate.inUse()).isEqualTo(2);
    gate.release(second);
    gate.release(third);
    gate.release(other);
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void slotsOfThoseWhoMeetOnOneConnectionAreGivenBack() {
    ConnectionGate gate = gate(9);
    Lease leader = gate.acquire(A, true);
    gate.connected(leader, shared);
    gate.release(leader);
    Lease second = gate.acquire(A, true);
    Lease third = gate.acquire(A, true);
    assertThat(gate.inUse()).isEqualTo(2);
    gate.connected(second, shared);
    gate.connected(third, shared);
    assertThat(gate.inUse()).isEqualTo(1);
  }

  @Test
  void aClosedConnectionIsNotRidden() {
    ConnectionGate gate = gate(9);
    gate.connected(gate.acquire(A, true), shared);
    shared.open = false;
    gate.acquire(A, true);
    assertThat(gate.inUse()).as("the next one leads, with a slot").isEqualTo(2);
    assertThat(isGranted(gate.acquire(A, true))).isFalse();
  }

  @Test
  void aRetiredConnectionIsNotRidden() {
    ConnectionGate gate = gate(9);
    gate.connected(gate.acquire(A, true), shared);
    gate.retired(A);
    gate.acquire(A, true);
    assertThat(isGranted(gate.acquire(A, true))).isFalse();
  }

  @Test
  void retiringAnOriginThatNobodyAskedForIsHarmless() {
    ConnectionGate gate = gate(9);
    gate.retired(A);
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void twoConnectionsToOneOriginTakeTwoSlots() {
    ConnectionGate gate = gate(9);
    Lease old = gate.acquire(A, true);
    gate.connected(old, shared);
    gate.retired(A);
    Lease fresh = gate.acquire(A, true);
    gate.connected(fresh, new Shared());
    assertThat(gate.inUse()).isEqualTo(2);
    gate.release(old);
    assertThat(gate.inUse()).isEqualTo(1);
    gate.release(fresh);
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void aNewPoolBeginsWithANewLeader() {
    ConnectionGate gate = gate(9);
    Lease old = gate.acquire(A, true);
    gate.connected(old, shared);
    gate.forgetOrigins();
    Lease leader = gate.acquire(A, true);
    assertThat(isGranted(gate.acquire(A, true))).isFalse();
    gate.release(old);
    gate.release(leader);
  }

  @Test
  void whatIsReportedAfterTheReleaseChangesNothing() {
    ConnectionGate gate = gate(9);
    Lease leader = gate.acquire(A, true);
    gate.release(leader);
    gate.connected(leader, shared);
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void withoutMultiplexingNobodyFollows() {
    ConnectionGate gate = gate(9);
    gate.acquire(A, false);
    assertThat(isGranted(gate.acquire(A, false))).isTrue();
  }
}
