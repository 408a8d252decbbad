package io.tif1.client.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.HandMovedTime;
import io.tif1.client.internal.transport.ConnectionGate.Lease;
import io.tif1.client.internal.transport.ConnectionGate.SharedConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Shared connections that are full, that refuse, and leaders that give up. */
class ConnectionGateBoardingTest {
  private static final String A = "https://a.example:443";
  private static final int MOST = Origin.MOST_RIDERS;

  private final ConnectionGate gate =
      new ConnectionGate(10, Duration.ofSeconds(10), new HandMovedTime(), () -> {});
  private final SharedConnection one = () -> true;
  private final SharedConnection two = () -> true;

  private static boolean isGranted(Lease lease) {
    return lease.granted().isDone() && !lease.granted().isCompletedExceptionally();
  }

  private List<Lease> ask(int count) {
    var leases = new ArrayList<Lease>();
    for (int i = 0; i < count; i++) {
      leases.add(gate.acquire(A, true));
    }
    return leases;
  }

  private static long granted(List<Lease> leases) {
    return leases.stream().filter(ConnectionGateBoardingTest::isGranted).count();
  }

  @Test
  void noMoreBoardThanThereIsRoomFor() {
    List<Lease> all = ask(MOST + 20);
    gate.connected(all.get(0), one);

    assertThat(granted(all)).isEqualTo(MOST);
    assertThat(gate.inUse()).isEqualTo(1);
  }

  @Test
  void theNextOneLeadsWhenAllHaveBoarded() {
    List<Lease> all = ask(MOST + 20);
    all.subList(0, MOST - 1).forEach(lease -> gate.connected(lease, one));
    assertThat(granted(all)).isEqualTo(MOST);

    gate.connected(all.get(MOST - 1), one);

    assertThat(granted(all)).isEqualTo(MOST + 1);
    assertThat(gate.inUse()).isEqualTo(2);
  }

  @Test
  void theOthersFollowOntoTheSecondConnection() {
    List<Lease> all = ask(MOST + 20);
    all.subList(0, MOST).forEach(lease -> gate.connected(lease, one));
    gate.connected(all.get(MOST), two);

    assertThat(granted(all)).isEqualTo(MOST + 20);
    assertThat(gate.inUse()).isEqualTo(2);
    all.forEach(gate::release);
    assertThat(gate.inUse()).isZero();
  }

  @Test
  void whoeverLeavesAFullConnectionMakesRoom() {
    List<Lease> all = ask(MOST + 20);
    gate.connected(all.get(0), one);
    gate.release(all.get(0));

    assertThat(isGranted(all.get(MOST))).isTrue();
  }

  @Test
  void whoeverEndsBeforeBoardingHoldsNobodyUp() {
    List<Lease> all = ask(MOST + 2);
    all.subList(0, MOST - 1).forEach(lease -> gate.connected(lease, one));
    gate.retired(A);
    assertThat(isGranted(all.get(MOST))).isFalse();

    gate.release(all.get(MOST - 1));

    assertThat(isGranted(all.get(MOST))).isTrue();
    assertThat(isGranted(all.get(MOST + 1))).as("it follows").isFalse();
  }

  @Test
  void whoDoesNotGetOnLeadsToAnother() {
    List<Lease> all = ask(3);
    gate.connected(all.get(0), one);
    gate.connecting(all.get(1));
    Lease late = gate.acquire(A, true);
    assertThat(isGranted(late)).isFalse();

    gate.connected(all.get(1), two);

    assertThat(isGranted(late)).isTrue();
    assertThat(gate.inUse()).isEqualTo(2);
  }

  @Test
  void aConnectionThatSomebodyGetsOntoRefusesNoMore() {
    List<Lease> all = ask(3);
    gate.connected(all.get(0), one);
    gate.connecting(all.get(1));
    gate.connected(all.get(2), one);
    assertThat(isGranted(gate.acquire(A, true))).isTrue();
  }

  @Test
  void aLeaderThatGivesUpHandsTheLeadOn() {
    List<Lease> all = ask(5);
    gate.giveUp(all.get(0));

    assertThat(isGranted(all.get(1))).isTrue();
    assertThat(granted(all.subList(2, 5))).isZero();
    assertThat(gate.inUse()).isEqualTo(1);
  }

  @Test
  void followersOfSomebodyWhoTurnsOutToBeAloneAreNotForgotten() {
    List<Lease> all = ask(MOST + 3);
    all.subList(0, MOST - 1).forEach(lease -> gate.connected(lease, one));

    gate.connected(all.get(MOST - 1), null);

    assertThat(granted(all)).isEqualTo(MOST + 3);
  }

  @Test
  void whoWaitsForASlotAndGivesUpIsNotToldOfAnExhaustedPool() {
    var small = new ConnectionGate(1, Duration.ofSeconds(10), new HandMovedTime(), () -> {});
    small.acquire(A, false);
    Lease second = small.acquire(A, false);
    small.giveUp(second);

    assertThat(second.granted()).isCancelled();
  }

  @Test
  void whoWaitsForASlotCanBeToldTheNumbersBeforeTheTimeIsOver() {
    var small = new ConnectionGate(1, Duration.ofSeconds(10), new HandMovedTime(), () -> {});
    Lease first = small.acquire(A, false);
    Lease second = small.acquire(A, false);

    assertThat(small.stateIfWaiting(second, Duration.ofSeconds(3)))
        .hasToString("limit 1, in use 1, waiting 0, waited 3000 ms");
    assertThat(small.stateIfWaiting(first, Duration.ofSeconds(3))).isNull();
  }
}
