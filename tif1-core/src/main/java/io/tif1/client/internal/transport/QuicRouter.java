package io.tif1.client.internal.transport;

import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.transport.altsvc.AltSvcHeader;
import io.tif1.client.internal.transport.altsvc.Alternative;
import io.tif1.client.internal.transport.altsvc.OriginMemory;
import io.tif1.client.internal.transport.quic.QuicException;
import io.tif1.client.internal.transport.quic.QuicException.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides which requests go over QUIC. An origin that offers HTTP/3 ({@code Alt-Svc}) is connected
 * to beside the requests under way; they go on over TCP until the connection stands, so that nobody
 * ever waits for QUIC, and a network that drops UDP costs no request any time. When QUIC fails, the
 * origin's is left alone for a while; a certificate that is not the origin's is final.
 *
 * <p>Decisions are made under the lock; connections are opened and closed after it. Which proxy is
 * in the way is asked when a connection is opened, never for a request that waits.
 */
final class QuicRouter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger("io.tif1.client");

  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final Proxies proxies;
  private final QuicDialer dialer;
  private final OwnLock lock = new OwnLock("QuicRouter");

  // Guarded by the lock.
  private final Map<String, Place> places = new HashMap<>();
  private boolean closed;

  /** One origin. Everything here is guarded by the lock. */
  private static final class Place {
    final OriginMemory memory = new OriginMemory();
    @Nullable QuicLine line;
    boolean dialing;
    int offers;
  }

  QuicRouter(Supplier<Tif1Config> config, TimeSource time, Proxies proxies, QuicDialer dialer) {
    this.config = config;
    this.time = time;
    this.proxies = proxies;
    this.dialer = dialer;
  }

  /** What carries a request over QUIC; null if it has to go over TCP. */
  @Nullable QuicLine lineFor(HttpUrl url) {
    if (!isOn()) {
      return null;
    }
    int worthIt = config.get().http3AfterRequests();
    long now = time.nanoTime();
    Alternative to;
    QuicLine line;
    lock.lock();
    try {
      Place place = places.get(Origins.of(url));
      if (place == null || place.offers < worthIt) {
        return null;
      }
      to = place.memory.usable(now);
      line = place.line;
    } finally {
      lock.unlock();
    }
    if (to == null) {
      return null;
    }
    if (line != null && !line.isRetired()) {
      return line.hasRoom() ? line : null;
    }
    dial(url);
    return null;
  }

  /** An answer of {@code url}'s origin had these {@code Alt-Svc} headers. */
  void heard(HttpUrl url, List<String> altSvc) {
    if (altSvc.isEmpty() || !url.isHttps() || dialer.isUnavailable()) {
      return;
    }
    AltSvcHeader.Said said = AltSvcHeader.parse(altSvc);
    int enough = config.get().http3AfterRequests();
    long now = time.nanoTime();
    boolean worthIt;
    lock.lock();
    try {
      Place place = places.computeIfAbsent(Origins.of(url), name -> new Place());
      place.memory.heard(said, now);
      place.offers = Math.min(place.offers + 1, Integer.MAX_VALUE - 1);
      worthIt = place.offers >= enough; // whether so much is fetched that loading QUIC pays
    } finally {
      lock.unlock();
    }
    if (worthIt) {
      dial(url);
    }
  }

  /** Opens the connection to where the origin is offered, unless there is one or none is wanted. */
  private void dial(HttpUrl url) {
    if (!isOn() || dialer.isUnavailable()) {
      return;
    }
    String origin = Origins.of(url);
    long now = time.nanoTime();
    Alternative to;
    lock.lock();
    try {
      Place place = places.get(origin);
      if (closed || place == null || place.dialing) {
        return;
      }
      to = place.memory.usable(now);
      if (to == null || (place.line != null && !place.line.isRetired())) {
        return;
      }
      place.dialing = true;
    } finally {
      lock.unlock();
    }
    dialer.dial(
        origin,
        url.host(),
        to,
        () -> isDirect(origin, url),
        (line, problem) -> dialed(origin, line, problem));
  }

  private void dialed(String origin, @Nullable QuicLine line, @Nullable QuicException problem) {
    boolean late;
    lock.lock();
    try {
      Place place = places.get(origin);
      late = closed || place == null;
      if (place != null) {
        place.dialing = false;
        place.line = late ? null : line;
      }
    } finally {
      lock.unlock();
    }
    if (line != null && late) {
      line.close();
    } else if (line != null) {
      LOG.debug("HTTP/3 to {}: connected", origin);
      line.idle();
    } else if (problem != null) {
      holdOff(origin, problem);
    }
  }

  /** A request on the line failed, or the line itself. */
  void failed(QuicLine line, QuicException problem) {
    if (problem.kind() != Kind.UNPROCESSED) {
      holdOff(line.origin, problem);
      line.retire();
    }
  }

  /** An answer came over it, whole. */
  void succeeded(QuicLine line) {
    lock.lock();
    try {
      Place place = places.get(line.origin);
      if (place != null) {
        place.memory.succeeded();
      }
    } finally {
      lock.unlock();
    }
  }

  private void holdOff(String origin, QuicException problem) {
    boolean isFinal = problem.kind() == Kind.CERTIFICATE;
    long now = time.nanoTime();
    Duration wait = Duration.ZERO;
    lock.lock();
    try {
      Place place = places.get(origin);
      if (closed || place == null) {
        return;
      }
      if (isFinal) {
        place.memory.refuseForGood();
      } else {
        wait = place.memory.failed(now);
      }
    } finally {
      lock.unlock();
    }
    if (isFinal) {
      LOG.warn(
          "HTTP/3 to {} is not used by this client any more: {}. Its requests go over TCP.",
          origin,
          problem.problem());
    } else if (!wait.isZero()) {
      LOG.debug("HTTP/3 to {} is held off for {}: {}", origin, wait, problem.problem());
    }
  }

  /** The settings changed. */
  void configure() {
    if (!isOn()) {
      lines().forEach(QuicLine::retire);
    }
  }

  private boolean isOn() {
    Tif1Config now = config.get();
    return !now.httpDisableHttp3() && now.httpMultiplexed();
  }

  /**
   * Whether no proxy is in the way; UDP goes through none. Asked for each connection, as over TCP,
   * and on a thread where no request waits: a selector of the program's may take its time.
   */
  private boolean isDirect(String origin, HttpUrl url) {
    try {
      return proxies.isDirect(url);
    } catch (
        Throwable thrown) { // requests go over TCP, and if that cannot tell either, they say so
      LOG.debug("HTTP/3 to {}: which way it goes is not known", origin, thrown);
      return false;
    }
  }

  private List<QuicLine> lines() {
    var lines = new ArrayList<QuicLine>();
    lock.lock();
    try {
      for (Place place : places.values()) {
        if (place.line != null) {
          lines.add(place.line);
        }
      }
    } finally {
      lock.unlock();
    }
    return lines;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    lines().forEach(QuicLine::close);
    dialer.close();
  }
}
