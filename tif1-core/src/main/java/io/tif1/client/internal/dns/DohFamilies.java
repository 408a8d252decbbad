package io.tif1.client.internal.dns;

import io.tif1.client.TimeSource;
import io.tif1.client.TimeSource.Cancellable;
import io.tif1.client.internal.runtime.Certificates;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * The two halves of one question, put together: what came for IPv4 and what came for IPv6. Each
 * half is set once; the reply leaves once, when both are there or when a good one has waited long
 * enough for the other.
 */
final class DohFamilies {
  /** Shorter would ask again for every connection, longer would outlive any move of a CDN. */
  static final Duration MIN_TTL = Duration.ofSeconds(5);

  static final Duration MAX_TTL = Duration.ofDays(1);

  private final String host;
  private final TimeSource time;
  private final Consumer<Reply> to;

  // Guarded by this.
  private @Nullable Half v4;
  private @Nullable Half v6;
  private @Nullable Cancellable grace;
  private boolean replied;

  DohFamilies(String host, TimeSource time, Consumer<Reply> to) {
    this.host = host;
    this.time = time;
    this.to = to;
  }

  /** Addresses, or what was said instead. */
  private record Half(
      List<InetAddress> addresses, long ttlSeconds, String said, @Nullable Throwable cause) {}

  DohClient.Heard v4() {
    return new Ear(DnsMessage.A);
  }

  DohClient.Heard v6() {
    return new Ear(DnsMessage.AAAA);
  }

  private final class Ear implements DohClient.Heard {
    private final int type;

    Ear(int type) {
      this.type = type;
    }

    @Override
    public void answer(byte[] message, long ageSeconds) {
      try {
        var answer = DnsMessage.decode(message, host, type);
        var said = answer.rcode() == 0 ? "no addresses" : answer.verdict();
        set(type, new Half(answer.addresses(), answer.ttlSeconds() - ageSeconds, said, null));
      } catch (ProtocolException e) {
        failure(e);
      }
    }

    @Override
    public void failure(IOException e) {
      set(type, new Half(List.of(), 0, inOneLine(e), e));
    }
  }

  /** What each resolver said stands in one line; OkHttp has several for a certificate. */
  private static String inOneLine(IOException e) {
    var message = e.getMessage() == null ? e.toString() : e.getMessage();
    return e instanceof SSLPeerUnverifiedException
        ? Certificates.wrongHost(message)
        : message.strip().replaceAll("\\s*\\R\\s*", "; ");
  }

  private void set(int type, Half half) {
    Reply reply = null;
    boolean wait = false;
    synchronized (this) {
      if (type == DnsMessage.A) {
        v4 = half;
      } else {
        v6 = half;
      }
      if (v4 != null && v6 != null) {
        reply = take();
      } else {
        wait = !half.addresses.isEmpty();
      }
    }
    if (reply != null) {
      to.accept(reply);
    } else if (wait) {
      waitForOther();
    }
  }

  private void waitForOther() {
    var timer = time.schedule(this::graceOver, DohResolver.GRACE);
    boolean useless;
    synchronized (this) {
      grace = timer;
      useless = replied;
    }
    if (useless) {
      timer.cancel();
    }
  }

  private void graceOver() {
    Reply reply;
    synchronized (this) {
      reply = take();
    }
    if (reply != null) {
      to.accept(reply);
    }
  }

  /** The reply, the first time. Called with the lock held. */
  private @Nullable Reply take() {
    if (replied) {
      return null;
    }
    replied = true;
    if (grace != null) {
      grace.cancel();
    }
    var first = v4 == null ? none() : v4;
    var second = v6 == null ? none() : v6;
    var addresses = Addresses.interleave(first.addresses, second.addresses);
    return addresses.isEmpty()
        ? failure(first, second)
        : new Reply.Answer(addresses, ttl(first, second));
  }

  private static Half none() {
    return new Half(List.of(), 0, "nothing", null);
  }

  private static Duration ttl(Half first, Half second) {
    long seconds = MAX_TTL.toSeconds();
    for (var half : List.of(first, second)) {
      if (!half.addresses.isEmpty()) {
        seconds = Math.min(seconds, half.ttlSeconds);
      }
    }
    return Duration.ofSeconds(Math.max(seconds, MIN_TTL.toSeconds()));
  }

  private static Reply failure(Half first, Half second) {
    var said =
        first.said.equals(second.said)
            ? first.said
            : first.said + " (IPv4), " + second.said + " (IPv6)";
    return new Reply.Failure(said, first.cause == null ? second.cause : first.cause);
  }
}
