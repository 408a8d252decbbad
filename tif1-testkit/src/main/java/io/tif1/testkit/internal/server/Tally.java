package io.tif1.testkit.internal.server;

import io.tif1.testkit.internal.wait.Patience;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Counts exchanges, and lets tests wait for a count. Safe for use by multiple threads. */
public final class Tally {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by lock.
  private int arrived;
  private int inFlight;
  private int peakInFlight;
  private int stalled;
  private int aborted;
  private final Map<Integer, Integer> answered = new HashMap<>();

  void arrive() {
    change(
        () -> {
          arrived++;
          inFlight++;
          peakInFlight = Math.max(peakInFlight, inFlight);
        });
  }

  void stall(int difference) {
    change(() -> stalled += difference);
  }

  void answer(int status) {
    change(() -> answered.merge(status, 1, Integer::sum));
  }

  void end(boolean byClient) {
    change(
        () -> {
          inFlight--;
          aborted += byClient ? 1 : 0;
        });
  }

  public int arrived() {
    return read(() -> arrived);
  }

  public int inFlight() {
    return read(() -> inFlight);
  }

  public int peakInFlight() {
    return read(() -> peakInFlight);
  }

  public int answered(int status) {
    return read(() -> answered.getOrDefault(status, 0));
  }

  public int aborted() {
    return read(() -> aborted);
  }

  public void awaitArrived(int count) {
    await(() -> arrived >= count, count + " requests to arrive");
  }

  public void awaitStalled(int count) {
    await(() -> stalled >= count, count + " exchanges to stand still");
  }

  public void awaitAborted(int count) {
    await(() -> aborted >= count, count + " exchanges to be given up by the client");
  }

  public void awaitIdle() {
    await(() -> inFlight == 0, "every exchange to end");
  }

  private void await(BooleanSupplier reached, String what) {
    lock.lock();
    try {
      Patience.await(changed, reached, () -> what + "; so far " + this);
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private int read(IntSupplier value) {
    lock.lock();
    try {
      return value.getAsInt();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public String toString() {
    lock.lock();
    try {
      return "%d arrived, %d in flight, %d standing still, %d given up by the client"
          .formatted(arrived, inFlight, stalled, aborted);
    } finally {
      lock.unlock();
    }
  }
}
