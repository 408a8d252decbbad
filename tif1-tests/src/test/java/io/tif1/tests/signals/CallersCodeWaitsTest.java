package io.tif1.tests.signals;

import static io.tif1.tests.support.World.file;
import static io.tif1.tests.support.World.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.handler.codec.quic.Quic;
import io.tif1.client.Resource;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import io.tif1.client.TimeSource;
import io.tif1.client.event.FetchListener;
import io.tif1.model.JsonDocument;
import io.tif1.testkit.DohServer;
import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.HttpProtocol;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Code of the program's that the client calls has another thread use the same client, and waits
 * until that is done. It would wait for ever if the client held anything that the other one needs.
 */
@Isolated("sets the JVM's proxy selector")
final class CallersCodeWaitsTest {
  private final ProxySelector before = ProxySelector.getDefault();
  private final ExecutorService others =
      Executors.newCachedThreadPool(
          task -> {
            var thread = new Thread(task, "other");
            thread.setDaemon(true);
            return thread;
          });
  private final DohServer doh = DohServer.start();
  private final FakeCdn other = FakeCdn.builder().content(World.everything()).start();
  @TempDir private Path directory;

  @AfterEach
  void restore() {
    ProxySelector.setDefault(before);
    others.shutdownNow();
    other.close();
    doh.close();
  }

  /** What the other thread does. */
  private final class Use {
    private final Consumer<Tif1> use;
    private final AtomicBoolean atIt = new AtomicBoolean();
    private final AtomicInteger times = new AtomicInteger();
    private final ConcurrentLinkedQueue<Throwable> problems = new ConcurrentLinkedQueue<>();
    private volatile @Nullable Tif1 client;

    Use(Consumer<Tif1> use) {
      this.use = use;
    }

    /** Has it done and waits, whatever happens to this thread; not again for what it leads to. */
    void await() {
      Tif1 open = client;
      if (open == null || !atIt.compareAndSet(false, true)) {
        return;
      }
      try {
        CompletableFuture.runAsync(() -> use.accept(open), others)
            .orTimeout(Trial.PATIENCE.toSeconds(), TimeUnit.SECONDS)
            .join();
      } catch (RuntimeException e) {
        problems.add(e);
      } finally {
        times.incrementAndGet();
        atIt.set(false);
      }
    }

    void verify() {
      assertThat(problems).isEmpty();
      assertThat(times.get()).isPositive();
    }
  }

  /** Everything that takes a lock of the client's and asks no CDN. */
  private static void look(Tif1 client) {
    assertThat(client.stats().fetches()).isNotNegative();
    assertThat(client.cdns()).hasSize(1);
    assertThat(client.connectionStats().totalRequests()).isNotNegative();
    assertThat(client.settings().explain()).isNotEmpty();
    client.settings().set("max_concurrent_requests", client.cdns().size() + 2);
    client.settings().set("max_concurrent_requests", 2);
    assertThat(client.withRateLimit(() -> CompletableFuture.completedFuture("ran")).join())
        .isEqualTo("ran");
  }

  /** The same, and asks another CDN, within a permit of the client's. */
  private void lookAndFetch(Tif1 client) {
    look(client);
    URI uri = URI.create(other.baseUri() + "/2021@main/Belgian%20Grand%20Prix/Race/other.json");
    assertThat(client.withRateLimit(() -> client.http().getAsync(uri)).join().status())
        .isEqualTo(200);
  }

  private Tif1Config.Builder settings(FakeCdn cdn) {
    doh.answer("cdn.example.com", Duration.ofMinutes(5), "127.0.0.1");
    return Tif1Config.defaults().toBuilder()
        .cdns(List.of(cdn.baseUri()))
        .caBundle(cdn.writeCaPem(directory))
        .httpResolvers(List.of("doh://" + doh.uri()))
        .resolverTimeout(Duration.ofSeconds(20))
        .http3AfterRequests(0)
        .cacheMaxBytes(0)
        .enableCache(false)
        .maxConcurrentRequests(2)
        .jsonParseWorkers(4)
        .closeTimeout(Duration.ZERO);
  }

  private static final class WaitingSelector extends ProxySelector {
    private final Use use;

    WaitingSelector(Use use) {
      this.use = use;
    }

    @Override
    public List<Proxy> select(URI uri) {
      use.await();
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException e) {}
  }

  enum Protocols {
    HTTP_1_1(HttpProtocol.HTTP_1_1),
    HTTP_2(HttpProtocol.HTTP_2),
    HTTP_3(HttpProtocol.HTTP_2, HttpProtocol.HTTP_3);

    private final HttpProtocol[] spoken;

    Protocols(HttpProtocol... spoken) {
      this.spoken = spoken;
    }

    /** This machine is never reached through a proxy, so the CDN is elsewhere by its name. */
    FakeCdn cdn() {
      assumeTrue(
          this != HTTP_3 || Quic.isAvailable(), "waits for a native part of QUIC for this machine");
      return FakeCdn.builder()
          .host("cdn.example.com")
          .content(World.everything())
          .protocols(spoken)
          .start();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a4_aSelectorWaitsForWhatAnotherThreadDoesWithTheClient(Protocols protocols) {
    var use = new Use(this::lookAndFetch);
    ProxySelector.setDefault(new WaitingSelector(use));
    try (FakeCdn cdn = protocols.cdn();
        Tif1 client = Tif1.open(settings(cdn).build())) {
      use.client = client;

      for (int i = 0; i < 4; i++) {
        Resource<JsonDocument> file = Trial.fresh(i);
        assertThat(Trial.ending(() -> client.fetch(file))).isNull();
        assertThat(Trial.ending(client.fetchAsync(Trial.fresh(100 + i)))).isNull();
        assertThat(Trial.ending(client.fetchAllAsync(files(3 + i)))).isNull();
      }
      use.verify();
    }
  }

  @ParameterizedTest
  @EnumSource
  void a4_aSelectorWaitsForTheClientToBeClosed(Protocols protocols) {
    var use = new Use(Tif1::close);
    ProxySelector.setDefault(new WaitingSelector(use));
    try (FakeCdn cdn = protocols.cdn();
        Tif1 client = Tif1.open(settings(cdn).build())) {
      use.client = client;

      assertThat(Trial.ending(client.fetchAsync(Trial.fresh(1)))).isNotNull();

      assertThat(Trial.ending(client::close)).isNull(); // it waits for the one that closes already
    }
  }

  @Test
  void a4_aListenerWaitsForWhatAnotherThreadDoesWithTheClient() {
    var use = new Use(this::lookAndFetch);
    FetchListener listener = event -> use.await();
    try (FakeCdn cdn = FakeCdn.builder().content(World.everything()).start();
        Tif1 client = Tif1.builder(settings(cdn).build()).listener(listener).open()) {
      use.client = client;

      for (int i = 0; i < 4; i++) {
        Resource<JsonDocument> file = Trial.fresh(i);
        assertThat(Trial.ending(() -> client.fetch(file))).isNull();
        assertThat(Trial.ending(client.fetchAsync(Trial.fresh(100 + i)))).isNull();
      }
      use.verify();
    }
  }

  @Test
  void a4_aSourceASinkAndProgressWaitForWhatAnotherThreadDoesWithTheClient() {
    var use = new Use(client -> client.fetch(file("other.json")));
    Iterator<Resource<JsonDocument>> files = files(20).iterator();
    Iterable<Resource<JsonDocument>> source =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                use.await();
                return files.hasNext();
              }

              @Override
              public Resource<JsonDocument> next() {
                use.await();
                return files.next();
              }
            };
    try (FakeCdn cdn = FakeCdn.builder().content(World.everything()).start();
        Tif1 client = Tif1.open(settings(cdn).build())) {
      use.client = client;

      var batch = client.fetchEachAsync(source, outcome -> use.await(), counted -> use.await());

      assertThat(Trial.ending(batch)).isNull();
      assertThat(batch.join().done()).isEqualTo(20);
      use.verify();
    }
  }

  /** A time source that has the client looked at whenever it is asked. */
  private static final class WaitingTime implements TimeSource {
    private final TimeSource jvm;
    private final Use use;

    WaitingTime(TimeSource jvm, Use use) {
      this.jvm = jvm;
      this.use = use;
    }

    @Override
    public long nanoTime() {
      use.await();
      return jvm.nanoTime();
    }

    @Override
    public Instant instant() {
      use.await();
      return jvm.instant();
    }

    @Override
    public Cancellable schedule(Runnable task, Duration delay) {
      use.await();
      Cancellable timer = jvm.schedule(task, delay);
      return () -> {
        use.await();
        timer.cancel();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void a4_aTimeSourceWaitsForWhatAnotherThreadDoesWithTheClient(Protocols protocols) {
    var use = new Use(CallersCodeWaitsTest::look);
    try (FakeCdn cdn = protocols.cdn();
        var jvm = new Trial.ThrowingTime();
        Tif1 client =
            Tif1.builder(settings(cdn).build()).timeSource(new WaitingTime(jvm, use)).open()) {
      use.client = client;

      for (int i = 0; i < 4; i++) {
        Resource<JsonDocument> file = Trial.fresh(i);
        assertThat(Trial.ending(() -> client.fetch(file))).isNull();
        assertThat(Trial.ending(client.fetchAsync(Trial.fresh(100 + i)))).isNull();
      }
      use.verify();
    }
  }
}
