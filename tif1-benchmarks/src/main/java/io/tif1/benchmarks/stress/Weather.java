package io.tif1.benchmarks.stress;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.Fault;
import io.tif1.testkit.ServerCertificate;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Faults of every kind on every CDN, changing all the time. Safe for use by multiple threads: one
 * change follows the other.
 */
final class Weather implements Runnable {
  private static final int[] STATUSES = {
    204, 206, 304, 400, 401, 403, 404, 407, 408, 410, 418, 421, 425, 429, 500, 502, 503, 504, 599
  };
  private static final List<String> WAITS =
      List.of("0", "1", "120", "soon", "Wed, 21 Oct 2015 07:28:00 GMT");

  private final List<FakeCdn> cdns;
  private final SplittableRandom chance;
  private final Ledger ledger;

  // Guarded by this.
  private boolean ended;

  Weather(List<FakeCdn> cdns, SplittableRandom chance, Ledger ledger) {
    this.cdns = cdns;
    this.chance = chance;
    this.ledger = ledger;
  }

  /** One change. */
  @Override
  public synchronized void run() {
    if (ended) {
      return;
    }
    try {
      change(cdns.get(chance.nextInt(cdns.size())));
      ledger.weatherChanged();
    } catch (RuntimeException | Error e) {
      String where = Arrays.stream(e.getStackTrace()).limit(4).toList().toString();
      ledger.violation("the test servers failed, which is no defect of the client: " + e + where);
    }
  }

  private void change(FakeCdn cdn) {
    int kind = chance.nextInt(130);
    if (kind < 50) {
      Fault[] next = new Fault[chance.nextInt(1, 6)];
      for (int i = 0; i < next.length; i++) {
        next[i] = chance.nextInt(3) == 0 ? Fault.NONE : ofAnExchange();
      }
      cdn.faultNext(next);
    } else if (kind < 60) {
      int shard = chance.nextInt(8);
      cdn.faultOn(path -> Math.floorMod(path.hashCode(), 8) == shard, ofAnExchange());
    } else if (kind < 66) {
      cdn.faultAlways(ofAnExchange());
    } else if (kind < 68) {
      cdn.faultAlways(new Fault.RefuseConnect());
    } else if (kind < 70) {
      ServerCertificate.Flaw[] flaws = ServerCertificate.Flaw.values();
      cdn.faultAlways(new Fault.BadCertificate(flaws[chance.nextInt(flaws.length)]));
      cdn.resetConnections(); // so that new ones are made
    } else if (kind < 74) {
      cdn.resetConnections();
    } else if (kind < 78) {
      cdn.releaseStalled();
    } else {
      cdn.heal();
    }
  }

  private Fault ofAnExchange() {
    return switch (chance.nextInt(19)) {
      case 0 -> new Fault.StallBeforeHeaders();
      case 1 -> new Fault.StallAfter(chance.nextInt(400));
      case 2 -> Fault.delay(Duration.ofMillis(chance.nextInt(1, 60)));
      case 3 -> new Fault.Reset();
      case 4 -> new Fault.Delay(Duration.ofMillis(chance.nextInt(1, 30)), new Fault.Reset());
      case 5 -> new Fault.Drip(chance.nextInt(1, 200), Duration.ofMillis(chance.nextInt(1, 20)));
      case 6 -> new Fault.CutAfter(chance.nextInt(400));
      case 7 -> new Fault.WrongContentLength(chance.nextInt(-60, 60));
      case 8 -> new Fault.GarbageJson();
      case 9 -> new Fault.JsonArray();
      case 10 -> new Fault.HtmlWith200();
      case 11 -> new Fault.TruncatedGzip();
      case 12 -> new Fault.GzipBomb(8L << 20);
      case 13 -> chance.nextInt(4) == 0 ? new Fault.JsDelivrMissing() : Fault.status(500);
      case 14 -> new Fault.RedirectLoop();
      case 15 -> redirect();
      case 16 -> new Fault.GoAwayAfter(chance.nextInt(1, 6));
      case 17 -> Fault.retryAfter(anyOf(429, 503), WAITS.get(chance.nextInt(WAITS.size())));
      default -> status(STATUSES[chance.nextInt(STATUSES.length)]);
    };
  }

  private int anyOf(int one, int other) {
    return chance.nextBoolean() ? one : other;
  }

  private Fault redirect() {
    return switch (chance.nextInt(3)) {
      case 0 -> new Fault.RedirectToHttp();
      // The port of echo, where nobody listens.
      case 1 -> new Fault.RedirectTo(URI.create("https://localhost:7/nobody"));
      default -> Fault.status(302); // without a Location
    };
  }

  /** A status that has no body gets none. */
  private static Fault status(int code) {
    return code == 204 || code == 304 ? new Fault.Status(code, Map.of(), "") : Fault.status(code);
  }

  /** Clear skies, for good. */
  synchronized void end() {
    ended = true;
    cdns.forEach(
        cdn -> {
          cdn.heal();
          cdn.releaseStalled();
        });
  }
}
