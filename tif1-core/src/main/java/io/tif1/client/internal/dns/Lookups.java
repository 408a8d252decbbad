package io.tif1.client.internal.dns;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.OwnLock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Answers from memory, or from one flight per host that all who ask share.
 *
 * <p>Safe for use by multiple threads. Decisions are made under the lock; flights start, land and
 * are waited for without it.
 */
final class Lookups {
  private final Supplier<Duration> limit;
  private final TimeSource time;
  private final Logger log;
  private final Resolver local;

  private final OwnLock lock = new OwnLock("Lookups");

  // Guarded by the lock. A host is in flights from its start until its answer is in the cache. Both
  // are new after a change of the chain, and flights of the old chain land in the old ones.
  private List<Resolver> chain;
  private AnswerCache cache = new AnswerCache();
  private Map<String, Flight> flights = new HashMap<>();
  private final Map<Keeper, Flight> live = new HashMap<>();
  private boolean closed;

  /**
   * Over a chain.
   *
   * @param local whom to ask for names that nobody outside may hear
   */
  Lookups(
      List<Resolver> chain, Resolver local, Supplier<Duration> limit, TimeSource time, Logger log) {
    this.chain = chain;
    this.local = local;
    this.limit = limit;
    this.time = time;
    this.log = log;
  }

  /** Waits for the addresses of a host in ASCII. */
  List<InetAddress> find(String host) throws UnknownHostException {
    Flight flight;
    boolean mine = false;
    long now = time.nanoTime(); // without the lock: it may be a caller's code
    lock.lock();
    try {
      if (closed) {
        throw new UnknownHostException(
            "No address for " + host + ": the client is closed. Open a new one.");
      }
      var remembered = cache.fresh(host, now);
      if (remembered != null) {
        return remembered.addresses();
      }
      flight = flights.get(host);
      if (flight == null) {
        flight = newFlight(host, now);
        mine = true;
      }
    } finally {
      lock.unlock();
    }
    if (mine) {
      flight.start();
    }
    return flight.await().addresses();
  }

  private Flight newFlight(String host, long now) {
    var asked = HostNames.isLocal(host) ? List.of(local) : chain;
    var keeper = new Keeper(asked.get(0).name(), cache, flights);
    var flight = new Flight(host, asked, limit, time, now, keeper);
    flights.put(host, flight);
    live.put(keeper, flight);
    return flight;
  }

  /** Whom it asks, in this order. */
  List<String> names() {
    lock.lock();
    try {
      return chain.stream().map(Resolver::name).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Goes on with another chain, and forgets what the old one said. */
  void replace(List<Resolver> other) {
    lock.lock();
    try {
      chain = other;
      cache = new AnswerCache();
      flights = new HashMap<>();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all look-ups; those who wait for one are told. Harmless when repeated. */
  void close() {
    List<Flight> stopped;
    lock.lock();
    try {
      closed = true;
      stopped = List.copyOf(live.values());
    } finally {
      lock.unlock();
    }
    stopped.forEach(Flight::stop);
  }

  /** Puts what a flight brings where the flight began. */
  private final class Keeper implements FlightEnd {
    private final String first;
    private final AnswerCache into;
    private final Map<String, Flight> from;

    Keeper(String first, AnswerCache into, Map<String, Flight> from) {
      this.first = first;
      this.into = into;
      this.from = from;
    }

    @Override
    public Ending settle(Ending raw) {
      Ending told;
      Found before;
      long now = time.nanoTime();
      lock.lock();
      try {
        before = into.lastFound(raw.host(), now);
        told = keep(raw, before, now);
        from.remove(raw.host());
        live.remove(this);
      } finally {
        lock.unlock();
      }
      report(raw, told, before);
      return told;
    }

    /** An old answer comes before a doubtful one: it is known to have been right. */
    private Ending keep(Ending raw, @Nullable Found before, long now) {
      if (raw.found() == null && before != null) {
        into.extend(raw.host(), now);
        return raw.with(before);
      }
      var told = raw.orDoubtful();
      if (told.found() != null) {
        into.put(told, told.found(), now);
      } else if (!told.isOfThisProcess()) {
        into.putFailure(told, now);
      }
      return told;
    }

    @Override
    public void late(String host, Found found) {
      long now = time.nanoTime();
      lock.lock();
      try {
        var kept = into.fresh(host, now);
        if (kept == null || kept.found() == null) {
          into.put(new Ending(host, found, null, List.of(), 0), found, now);
        }
      } finally {
        lock.unlock();
      }
      OwnLock.assertNoneHeld("a logger");
      log.debug("{}: {} answered after the look-up had ended; kept", host, found.resolver());
    }

    private void report(Ending raw, Ending told, @Nullable Found before) {
      OwnLock.assertNoneHeld("a logger");
      var found = told.found();
      if (found == null) {
        log.debug("{}", told.message());
        return;
      }
      var text = Addresses.text(found.addresses());
      if (raw.found() == null && before != null) {
        log.debug("{}: {}; serving the old answer {}", raw.host(), raw.said(), text);
        return;
      }
      log.debug(
          "{}: {} from {}, TTL {} s, {} ms",
          raw.host(),
          text,
          found.resolver(),
          found.ttl().toSeconds(),
          raw.tookMillis());
      boolean fellPast = !found.resolver().equals(first);
      boolean fellPastBefore = before != null && !before.resolver().equals(first);
      if (fellPast && !fellPastBefore) {
        log.warn(
            "{}: {}. Using the answer of {}: {}. Said once, until {} answers for this host again.",
            raw.host(),
            raw.said(),
            found.resolver(),
            text,
            first);
      } else if (fellPastBefore && !fellPast) {
        log.info("{}: {} answers again", raw.host(), first);
      }
    }
  }
}
