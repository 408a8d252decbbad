package io.tif1.client.internal.transport;

import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.OwnLock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Dns;

/**
 * Remembers for a while which addresses could not be connected to, or took a connection and never
 * shook hands. A host that has others is looked up without them, so that not every attempt begins
 * with the dead one; when the others fail too, all are tried, the longest failed first. OkHttp
 * itself puts IPv6 first whatever order it is given, and forgets what failed with the request.
 */
final class AddressMemory implements Dns {
  static final Duration REMEMBERED = Duration.ofMinutes(5);
  private static final int MOST = 256;

  private final Dns dns;
  private final TimeSource time;
  private final OwnLock lock = new OwnLock("AddressMemory");

  /** When each failed, the longest ago first. Guarded by the lock. */
  private final Map<InetAddress, Long> failedNanos = new LinkedHashMap<>();

  /** The hosts whose last look-up left some address out. Guarded by the lock. */
  private final Set<String> shortened = new LinkedHashSet<>();

  AddressMemory(Dns dns, TimeSource time) {
    this.dns = dns;
    this.time = time;
  }

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    List<InetAddress> all = dns.lookup(host);
    if (all.size() < 2) {
      return all;
    }
    long now = time.nanoTime();
    var good = new ArrayList<InetAddress>(all);
    var bad = new ArrayList<InetAddress>();
    lock.lock();
    try {
      failedNanos.values().removeIf(at -> now - at >= REMEMBERED.toNanos());
      for (InetAddress address : failedNanos.keySet()) {
        if (good.remove(address)) {
          bad.add(address);
        }
      }
      shortened.remove(host);
      if (!bad.isEmpty() && !good.isEmpty()) {
        if (shortened.size() >= MOST) {
          shortened.remove(shortened.iterator().next());
        }
        shortened.add(host);
      }
    } finally {
      lock.unlock();
    }
    return good.isEmpty() ? bad : good;
  }

  /** Whether a host has addresses that its last look-up left out. */
  boolean hasMore(String host) {
    lock.lock();
    try {
      return shortened.contains(host);
    } finally {
      lock.unlock();
    }
  }

  /** Nobody answers there. */
  void failed(InetAddress address) {
    long now = time.nanoTime();
    lock.lock();
    try {
      failedNanos.remove(address); // to the end
      if (failedNanos.size() >= MOST) {
        failedNanos.remove(failedNanos.keySet().iterator().next());
      }
      failedNanos.put(address, now);
    } finally {
      lock.unlock();
    }
  }

  /** A connection to it stands. */
  void succeeded(InetAddress address) {
    lock.lock();
    try {
      failedNanos.remove(address);
    } finally {
      lock.unlock();
    }
  }
}
