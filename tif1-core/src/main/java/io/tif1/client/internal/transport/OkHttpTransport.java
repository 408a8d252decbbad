package io.tif1.client.internal.transport;

import io.tif1.client.ConnectionStats;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.internal.pipe.Answer;
import io.tif1.client.internal.pipe.Attempt;
import io.tif1.client.internal.pipe.AttemptFailure;
import io.tif1.client.internal.pipe.Cancellation;
import io.tif1.client.internal.pipe.ExchangeStage;
import io.tif1.client.internal.pipe.HopListener;
import io.tif1.client.internal.pipe.RetryAfter;
import io.tif1.client.internal.pipe.Verdict;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * The innermost stage: one exchange with a server, over whichever {@link Wire} there is, and what
 * its answer means. {@link TcpWire} carries requests to any origin; {@link QuicWire} carries them
 * where a connection over QUIC stands.
 */
public final class OkHttpTransport implements ExchangeStage, AutoCloseable {
  final TimeSource time;
  final TcpWire tcp;
  final QuicWire quic;
  private final Supplier<Tif1Config> config;
  private final TransportStats stats = new TransportStats();
  private final ConnectionGate gate;
  private final StatsLog statsLog;

  public OkHttpTransport(
      Supplier<Tif1Config> config, TimeSource time, Dns dns, TrustStore trust, Proxies proxies) {
    this.config = config;
    this.time = time;
    Tif1Config now = config.get();
    this.gate =
        new ConnectionGate(
            now.poolMaxsize(), now.poolAcquireTimeout(), time, stats.poolWaits::increment);
    this.statsLog =
        new StatsLog(() -> config.get().connectionStatsLogInterval(), time, this::stats);
    this.tcp = new TcpWire(config, time, stats, gate, dns, trust, proxies);
    var dialer =
        new QuicDialer(
            config,
            time,
            dns,
            trust.trustManager(),
            tcp.threads(),
            stats.connectionsCreated::increment);
    this.quic = new QuicWire(time, stats, gate, new QuicRouter(config, time, proxies, dialer));
  }

  @Override
  public CompletableFuture<Answer> run(Attempt attempt) {
    var judged = new CompletableFuture<Answer>();
    exchange(
            attempt.uri(),
            Conditions.of(attempt.fetch().known()),
            attempt.timeout(),
            attempt.cancellation(),
            attempt.begunNanos(),
            false,
            attempt.hops())
        .whenComplete(
            (answer, problem) -> {
              if (problem != null) {
                judged.completeExceptionally(problem);
                return;
              }
              AttemptFailure failure = judge(answer, attempt.fetch().known() != null);
              if (failure == null) {
                judged.complete(answer);
              } else {
                judged.completeExceptionally(failure);
              }
            });
    return judged;
  }

  /** What the answer's status means, as a failure; null if it is good so far. */
  private @Nullable AttemptFailure judge(Answer answer, boolean conditional) {
    if (answer.status() == 304 && conditional) {
      return null;
    }
    Duration wait = RetryAfter.of(answer, time.instant());
    String body = answer.status() == 200 ? "" : ErrorText.of(answer);
    Verdict verdict = Verdict.ofStatus(answer.status(), wait != null, body);
    if (verdict == Verdict.OK) {
      return null;
    }
    String words = AnswerHead.words(answer.status());
    String problem =
        "HTTP "
            + answer.status()
            + (words.isEmpty() ? "" : ": " + words)
            + (wait == null ? "" : ", which asks to wait " + wait.toSeconds() + " s");
    return AttemptFailure.answered(
        verdict, problem, answer, wait == null ? Duration.ZERO : wait, null);
  }

  /**
   * Gets {@code uri}, whatever the status. Fails with an {@link AttemptFailure}.
   *
   * @param askedNanos when the wait for a permit began, for the timing
   * @param wholeErrors whether a body of any status is wanted whole; else only of a success
   * @param hops notified of what the server that is asked first answers
   */
  public CompletableFuture<Answer> exchange(
      URI uri,
      Map<String, String> headers,
      Duration timeout,
      Cancellation cancellation,
      long askedNanos,
      boolean wholeErrors,
      HopListener hops) {
    var answer =
        new Exchange(this, uri, headers, timeout, cancellation, askedNanos, wholeErrors, hops)
            .begin();
    answer.whenComplete((came, problem) -> statsLog.maybe());
    return answer;
  }

  /** The settings changed. Connections in use end their work; the next requests get new ones. */
  public void configure(Tif1Config changed) {
    gate.configure(changed.poolMaxsize(), changed.poolAcquireTimeout());
    quic.router.configure();
    tcp.configure(changed);
  }

  public ConnectionStats stats() {
    return stats.snapshot();
  }

  /** How many connections, or shares of one, are in use. */
  public int connectionsInUse() {
    return gate.inUse();
  }

  /** Ends what is under way and closes connections and threads. */
  @Override
  public void close() {
    quic.router.close();
    tcp.close();
  }

  // For the exchanges.

  String userAgent() {
    return config.get().userAgent();
  }

  long maxBodyBytes() {
    return config.get().maxBodyBytes();
  }

  int maxRedirects() {
    return config.get().maxRedirects();
  }
}
