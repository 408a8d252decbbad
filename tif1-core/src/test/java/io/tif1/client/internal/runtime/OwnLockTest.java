package io.tif1.client.internal.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class OwnLockTest {
  private final OwnLock lock = new OwnLock("Breaker");

  @Test
  void callingOutWhileOneIsHeldFails() {
    lock.lock();
    try {
      assertThatThrownBy(() -> OwnLock.assertNoneHeld("a listener"))
          .isInstanceOf(AssertionError.class)
          .hasMessage("a listener is called by a thread that holds [the lock of Breaker]");
    } finally {
      lock.unlock();
    }
  }

  @Test
  void callingOutAfterItWasGivenBackIsFine() {
    lock.lock();
    lock.unlock();

    assertThatCode(() -> OwnLock.assertNoneHeld("a listener")).doesNotThrowAnyException();
    assertThat(lock.isHeldByCurrentThread()).isFalse();
  }

  @Test
  void takingAnotherOneWithinFailsAndTakesNothing() {
    var other = new OwnLock("Pace");
    lock.lock();
    try {
      assertThatThrownBy(other::lock)
          .isInstanceOf(AssertionError.class)
          .hasMessage("the lock of Pace is taken by a thread that holds [the lock of Breaker]");
      assertThat(other.isHeldByCurrentThread()).isFalse();
    } finally {
      lock.unlock();
    }
  }

  @Test
  void aNestingThatWasDeclaredIsFine() {
    var inner = new OwnLock("ConnectionGate", lock);
    lock.lock();
    inner.lock();
    inner.unlock();
    lock.unlock();

    assertThatCode(() -> OwnLock.assertNoneHeld("a listener")).doesNotThrowAnyException();
  }

  @Test
  void takingItTwiceIsFineAndNeedsGivingBackTwice() {
    lock.lock();
    lock.lock();
    lock.unlock();
    assertThatThrownBy(() -> OwnLock.assertNoneHeld("x")).isInstanceOf(AssertionError.class);
    lock.unlock();

    assertThatCode(() -> OwnLock.assertNoneHeld("x")).doesNotThrowAnyException();
  }
}
