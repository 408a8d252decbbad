package io.tif1.client.internal.transport.altsvc;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one origin's HTTP/3: where it was offered, how long that holds, whether it is
 * held off. Moments are those of {@link io.tif1.client.TimeSource#nanoTime}. Not safe for use by
 * multiple threads.
 */
public final class OriginMemory {
  private final HoldOff holdOff = new HoldOff();
  private @Nullable Alternative offered;
  private long untilNanos;

  /** An answer of the origin said this; the last one that says anything counts. */
  public void heard(AltSvcHeader.Said said, long nowNanos) {
    if (said.clear()) {
      offered = null;
      return;
    }
    List<Alternative> usable =
        said.h3().stream().filter(one -> !one.maxAge().isZero()).limit(1).toList();
    if (usable.isEmpty()) {
      // "h3" with an age of zero takes an offer back; a header about other protocols says nothing.
      offered = said.h3().isEmpty() ? offered : null;
      return;
    }
    offered = usable.get(0);
    untilNanos = nowNanos + usable.get(0).maxAge().toNanos();
  }

  /** Where to go; null if nowhere is known, or not any more, or it is held off. */
  public @Nullable Alternative usable(long nowNanos) {
    if (offered != null && untilNanos - nowNanos <= 0) {
      offered = null;
    }
    return holdOff.isHeld(nowNanos) ? null : offered;
  }

  /** See {@link HoldOff#failed}. */
  public Duration failed(long nowNanos) {
    return holdOff.failed(nowNanos);
  }

  /** See {@link HoldOff#succeeded}. */
  public void succeeded() {
    holdOff.succeeded();
  }

  /** See {@link HoldOff#refuseForGood}. */
  public void refuseForGood() {
    holdOff.refuseForGood();
  }
}
