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
  private static final long SECOND = 1_000_000_000L;
  private static final long TIMEOUT = 60 * SECOND;
  private static final List<Trust> TRUSTS = List.of(Trust.values());

  /**
   * The rules as one would tell them: a call counts if nothing has happened to the breaker since it
   * was let through.
   */
  private static final class Told {
    int failures;
    @Nullable Long opened;
    int failedProbes;
    boolean halfOpen;
    @Nullable Object probe;
    final Set<Object> counting = new HashSet<>();

    long left(long now, boolean early) {
      if (opened == null) {
        return 0;
      }
      long wait = early ? Math.min(TIMEOUT, SECOND << failedProbes) : TIMEOUT;
      return Math.max(0, opened + wait - now);
    }

    boolean ask(Object call, long now, boolean early) {
      if (left(now, early) > 0) {
        return false;
      }
      if (opened != null) {
        opened = null;
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
          failedProbes = 0;
          halfOpen = false;
          counting.clear();
        }
      } else if (trust == Trust.FAILURE) {
        failures++;
        if (wasProbe || failures >= threshold) {
          failedProbes += wasProbe ? 1 : 0;
          halfOpen = false;
          opened = now;
          counting.clear();
        }
      }
    }

    void reset() {
      failures = 0;
      if (opened != null || halfOpen) {
        failedProbes = 0;
        opened = null;
        halfOpen = false;
        probe = null;
        counting.clear();
      }
    }

    BreakerState state(long now) {
      if (opened != null) {
        return left(now, false) > 0 ? BreakerState.OPEN : BreakerState.HALF_OPEN;
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
        boolean early = random.nextBoolean();
        Permission permission = breaker.ask(now, early).permission();
        assertThat(permission != null)
            .as("step %d: let through", i)
            .isEqualTo(told.ask(call, now, early));
        if (permission != null) {
          out.add(permission);
          calls.add(call);
        }
      } else if (what < 16 && !out.isEmpty()) {
        int which = random.nextInt(out.size());
        Trust trust = random.nextInt(3) > 0 ? Trust.FAILURE : TRUSTS.get(random.nextInt(3));
        breaker.report(out.remove(which), trust, false, now, threshold, TIMEOUT);
        told.report(calls.remove(which), trust, now, threshold);
      } else if (what < 19) {
        now += random.nextInt(40) * SECOND;
      } else {
        breaker.reset();
        told.reset();
      }
      assertThat(breaker.state(now)).as("step %d", i).isEqualTo(told.state(now));
      assertThat(breaker.failuresInARow()).as("step %d", i).isEqualTo(told.failures);
      assertThat(breaker.retryInNanos(now)).as("step %d", i).isEqualTo(told.left(now, false));
      assertThat(breaker.view(now).earlyNanos()).as("step %d", i).isEqualTo(told.left(now, true));
    }
  }
}
