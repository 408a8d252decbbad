package io.tif1.client.internal.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.client.BreakerState;
import io.tif1.client.internal.breaker.Breaker.Permission;
import io.tif1.client.internal.pipe.Verdict.Trust;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;

/** Whatever happens in whatever order, the breaker does what a plain account of it says. */
class BreakerPropertyTest {
  private static final long TIMEOUT = 60;
  private static final List<Trust> TRUSTS = List.of(Trust.values());

  /**
   * The rules as one would tell them: a call counts if nothing has happened to the breaker since it
   * was let through.
   */
  private static final class Told {
    int failures;
    @Nullable Long openUntil;
    boolean halfOpen;
    @Nullable Object probe;
    final Set<Object> counting = new HashSet<>();

    boolean ask(Object call, long now) {
      if (openUntil != null && now < openUntil) {
        return false;
      }
      if (openUntil != null) {
        openUntil = null;
        halfOpen = true;
      }
      if (halfOpen) {
        if (probe != null) {
          return false;
        }
        probe = call;
      }
      counting.add(call);
      return true;
    }

    void report(Object call, Trust trust, long now, int threshold) {
      if (!counting.remove(call)) {
        return;
      }
      boolean wasProbe = call == probe;
      if (wasProbe) {
        probe = null;
      }
      if (trust == Trust.SUCCESS) {
        failures = 0;
        if (wasProbe) {
          halfOpen = false;
          counting.clear();
        }
      } else if (trust == Trust.FAILURE) {
        failures++;
        if (wasProbe || failures >= threshold) {
          halfOpen = false;
          openUntil = now + TIMEOUT;
          counting.clear();
        }
      }
    }

    void reset() {
      failures = 0;
      if (openUntil != null || halfOpen) {
        openUntil = null;
        halfOpen = false;
        probe = null;
        counting.clear();
      }
    }

    BreakerState state(long now) {
      if (openUntil != null) {
        return now < openUntil ? BreakerState.OPEN : BreakerState.HALF_OPEN;
      }
      return halfOpen ? BreakerState.HALF_OPEN : BreakerState.CLOSED;
    }
  }

  @Property(tries = 3000)
  void doesWhatItIsToldToDo(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int threshold,
      @ForAll @IntRange(min = 1, max = 300) int steps) {
    var random = new Random(seed);
    var breaker = new Breaker();
    var told = new Told();
    List<Permission> out = new ArrayList<>();
    List<Object> calls = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < steps; i++) {
      int what = random.nextInt(20);
      if (what < 8) {
        var call = new Object();
        Permission permission = breaker.ask(now).permission();
        assertThat(permission != null).as("step %d: let through", i).isEqualTo(told.ask(call, now));
        if (permission != null) {
          out.add(permission);
          calls.add(call);
        }
      } else if (what < 16 && !out.isEmpty()) {
        int which = random.nextInt(out.size());
        Trust trust = random.nextInt(3) > 0 ? Trust.FAILURE : TRUSTS.get(random.nextInt(3));
        breaker.report(out.remove(which), trust, now, threshold, TIMEOUT);
        told.report(calls.remove(which), trust, now, threshold);
      } else if (what < 19) {
        now += random.nextInt(40);
      } else {
        breaker.reset();
        told.reset();
      }
      assertThat(breaker.state(now)).as("step %d", i).isEqualTo(told.state(now));
      assertThat(breaker.failuresInARow()).as("step %d", i).isEqualTo(told.failures);
      long left = told.openUntil == null ? 0 : Math.max(0, told.openUntil - now);
      assertThat(breaker.retryInNanos(now)).as("step %d", i).isEqualTo(left);
    }
  }
}
