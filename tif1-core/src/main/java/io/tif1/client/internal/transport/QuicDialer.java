package io.tif1.client.internal.transport;

import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.runtime.OwnLock;
import io.tif1.client.internal.runtime.PrivateHosts;
import io.tif1.client.internal.transport.altsvc.Alternative;
import io.tif1.client.internal.transport.quic.QuicCarrier;
import io.tif1.client.internal.transport.quic.QuicConnection;
import io.tif1.client.internal.transport.quic.QuicException;
import io.tif1.client.internal.transport.quic.QuicException.Kind;
import io.tif1.client.internal.transport.quic.QuicProvider;
import io.tif1.client.internal.transport.quic.QuicTarget;
import io.tif1.client.internal.transport.quic.QuicUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections over QUIC, on threads where no request waits. Looks for the module that can
 * when the first one is wanted.
 */
final class QuicDialer implements AutoCloseable {
  /** Look-up of the host apart, for all its addresses together. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final Logger LOG = LoggerFactory.getLogger("io.tif1.client");

  private final Supplier<Tif1Config> config;
  private final TimeSource time;
  private final Dns dns;
  private final X509TrustManager trust;
  private final Executor threads;
  private final Runnable onConnected;
  private final Set<Runnable> cancels = ConcurrentHashMap.newKeySet();

  private volatile boolean unavailable;
  private volatile boolean closed;

  private final OwnLock lock = OwnLock.heldWhileOpening("QuicDialer");

  // Guarded by the lock.
  private @Nullable QuicCarrier carrier;

  /**
   * @param threads may be blocked
   * @param onConnected told of each connection that was opened
   */
  QuicDialer(
      Supplier<Tif1Config> config,
      TimeSource time,
      Dns dns,
      X509TrustManager trust,
      Executor threads,
      Runnable onConnected) {
    this.config = config;
    this.time = time;
    this.dns = dns;
    this.trust = trust;
    this.threads = threads;
    this.onConnected = onConnected;
  }

  /** Whether this machine, or this class path, cannot speak HTTP/3. */
  boolean isUnavailable() {
    return unavailable;
  }

  /**
   * Opens a connection and says what came of it, once; neither a line nor a problem if there is
   * nothing to open it with, or it is not wanted.
   *
   * @param wanted asked before anything else, and may block
   */
  void dial(
      String origin,
      String host,
      Alternative to,
      BooleanSupplier wanted,
      BiConsumer<@Nullable QuicLine, @Nullable QuicException> whenDone) {
    try {
      threads.execute(
          () -> {
            if (wanted.getAsBoolean()) {
              look(origin, host, to, whenDone);
            } else {
              whenDone.accept(null, null);
            }
          });
    } catch (RejectedExecutionException closing) {
      whenDone.accept(null, null);
    }
  }

  private void look(
      String origin,
      String host,
      Alternative to,
      BiConsumer<@Nullable QuicLine, @Nullable QuicException> whenDone) {
    if (unavailable || closed) {
      whenDone.accept(null, null);
      return;
    }
    List<InetAddress> addresses;
    try {
      addresses = dns.lookup(to.host().isEmpty() ? host : to.host());
    } catch (IOException e) {
      whenDone.accept(null, new QuicException(Kind.CONNECTION, "host not found: " + e, e));
      return;
    }
    if (leadsInside(host, to, addresses)) {
      whenDone.accept(
          null,
          new QuicException(
              Kind.CONNECTION,
              "a public server names " + to.host() + ", which is in a private network",
              null));
      return;
    }
    QuicCarrier by = carrier();
    if (by == null) {
      whenDone.accept(null, null);
      return;
    }
    var opened = new CompletableFuture<QuicConnection>();
    Runnable cancel = () -> opened.cancel(false);
    cancels.add(cancel);
    TimeSource.Cancellable timer =
        time.schedule(
            () ->
                opened.completeExceptionally(
                    new QuicException(
                        Kind.CONNECTION,
                        "no answer over UDP from "
                            + addresses
                            + " port "
                            + to.port()
                            + " within "
                            + PATIENCE.toMillis()
                            + " ms",
                        null)),
            PATIENCE);
    opened.whenComplete(
        (connection, problem) -> {
          timer.cancel();
          cancels.remove(cancel);
          if (problem == null) {
            whenDone.accept(line(origin, connection, addresses), null);
            onConnected.run(); // who sees it counted finds it there
          } else {
            whenDone.accept(null, problem instanceof QuicException known ? known : null);
          }
        });
    if (closed) {
      cancel.run();
    }
    next(by, host, addresses.iterator(), to.port(), opened);
  }

  /** Whether a server of the public internet would have us connect into a private network. */
  private static boolean leadsInside(String host, Alternative to, List<InetAddress> addresses) {
    return !to.host().isEmpty()
        && !PrivateHosts.isPrivate(host)
        && (PrivateHosts.isPrivate(to.host())
            || addresses.stream().anyMatch(PrivateHosts::isPrivate));
  }

  /** Tries the next address; the last one's failure is that of all. */
  private void next(
      QuicCarrier by,
      String host,
      Iterator<InetAddress> addresses,
      int port,
      CompletableFuture<QuicConnection> opened) {
    CompletableFuture<QuicConnection> one =
        by.connect(new QuicTarget(host, addresses.next(), port));
    opened.whenComplete((connection, problem) -> one.cancel(false));
    one.whenComplete(
        (connection, problem) -> {
          boolean certificate =
              problem instanceof QuicException known && known.kind() == Kind.CERTIFICATE;
          if (problem == null) {
            if (!opened.complete(connection)) {
              connection.close();
            }
          } else if (addresses.hasNext() && !certificate && !opened.isDone()) {
            next(by, host, addresses, port, opened);
          } else {
            opened.completeExceptionally(problem);
          }
        });
  }

  private QuicLine line(String origin, QuicConnection connection, List<InetAddress> addresses) {
    InetAddress peer =
        addresses.stream()
            .filter(address -> !PrivateHosts.isPrivate(address))
            .findFirst()
            .orElse(addresses.get(0));
    var line =
        new QuicLine(
            origin,
            connection,
            peer,
            time,
            () -> config.get().keepaliveTimeout(),
            () -> config.get().keepaliveMaxRequests());
    connection.onRetired(line::retire);
    return line;
  }

  private @Nullable QuicCarrier carrier() {
    lock.lock();
    try {
      if (carrier != null || unavailable || closed) {
        return closed ? null : carrier;
      }
      try {
        QuicProvider found =
            ServiceLoader.load(QuicProvider.class, QuicProvider.class.getClassLoader())
                .findFirst()
                .orElse(null);
        if (found == null) {
          unavailable = true;
        } else {
          carrier = found.open(trust);
        }
      } catch (QuicUnavailableException | LinkageError | ServiceConfigurationError e) {
        unavailable = true;
        LOG.info("HTTP/3 is not used, requests go over TCP: {}", e.getMessage());
      }
      return carrier;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    cancels.forEach(Runnable::run);
    QuicCarrier open;
    lock.lock();
    try { // after who is opening it now
      open = carrier;
      carrier = null;
    } finally {
      lock.unlock();
    }
    if (open != null) {
      open.close();
    }
  }
}
