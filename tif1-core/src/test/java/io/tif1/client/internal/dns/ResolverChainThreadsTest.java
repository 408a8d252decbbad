package io.tif1.client.internal.dns;

import static io.tif1.client.internal.dns.ChainRig.HOST;
import static io.tif1.client.internal.dns.ChainRig.LIMIT;
import static io.tif1.client.internal.dns.ChainRig.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sharing, hanging, interrupting, closing. */
@Timeout(60)
class ResolverChainThreadsTest {
  private final ChainRig rig = new ChainRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void callersOfTheSameHostShareOneLookup() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    var first = rig.later(chain, HOST);
    rig.system.awaitEntered(1);
    var waiting = new Waiting(chain, HOST);
    waiting.awaitParked();
    release.countDown();
    waiting.found.get();
    assertThat(found(first)).containsExactly("192.0.2.7");
    assertThat(rig.system.asked()).hasSize(1);
  }

  @Test
  void interruptedCallerLeavesAtOnceWithItsFlagSet() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var waiting = new Waiting(rig.chain("standard"), HOST);
    rig.system.awaitEntered(1);
    waiting.thread.interrupt();
    assertThatThrownBy(waiting.found::get)
        .hasCauseInstanceOf(UnknownHostException.class)
        .hasMessageContaining("Interrupted after 0 ms of looking up cdn.example.com");
    assertThat(waiting.flag.get()).isTrue();
    release.countDown();
  }

  @Test
  void interruptOfOneCallerDoesNotEndTheLookupOfAnother() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    var interrupted = new Waiting(chain, HOST);
    rig.system.awaitEntered(1);
    var other = rig.later(chain, HOST);
    interrupted.thread.interrupt();
    interrupted.flag.get();
    release.countDown();
    assertThat(found(other)).containsExactly("192.0.2.7");
  }

  @Test
  void machineWithFourHungLookupsIsSkippedAtOnce() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var server = rig.server().gives(60, "192.0.2.8");
    var chain = rig.chain("standard", server.name());
    hang(chain, BlockingResolver.MAX_HUNG);
    assertThat(found(chain)).containsExactly("192.0.2.8");
    release.countDown();
  }

  @Test
  void machineIsAskedAgainWhenHungLookupsReturn() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    hang(chain, BlockingResolver.MAX_HUNG);
    release.countDown();
    rig.log.awaitLine("host3.example.com: standard answered after the look-up had ended");
    rig.log.awaitLine("host2.example.com: standard answered after the look-up had ended");
    rig.log.awaitLine("host1.example.com: standard answered after the look-up had ended");
    rig.log.awaitLine("host0.example.com: standard answered after the look-up had ended");
    assertThat(found(chain)).containsExactly("192.0.2.7");
  }

  @Test
  void messageSaysThatTheMachineWasSkippedAndWhy() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    hang(chain, BlockingResolver.MAX_HUNG);
    assertThatThrownBy(() -> chain.lookup(HOST))
        .hasMessageContaining(
            "standard: skipped, since 4 of its look-ups have been hanging for more than 2000 ms");
    release.countDown();
  }

  @Test
  void noMoreThanEightLookupsAreInsideTheMachineAtOnce() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    for (int i = 0; i < 20; i++) {
      rig.later(chain, "host" + i + ".example.com");
    }
    rig.system.awaitEntered(BlockingResolver.THREADS);
    assertThat(rig.system.asked()).hasSize(BlockingResolver.THREADS);
    release.countDown();
  }

  @Test
  void lookupThatWaitedForAThreadLongerThanTheLimitIsNotBegun() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    for (int i = 0; i < BlockingResolver.THREADS; i++) {
      rig.later(chain, "host" + i + ".example.com");
    }
    rig.system.awaitEntered(BlockingResolver.THREADS);
    var queued = new Waiting(chain, "queued.example.com");
    queued.awaitParked();
    rig.time.move(LIMIT);
    release.countDown();
    for (int i = 0; i < BlockingResolver.THREADS; i++) {
      rig.log.awaitLine("host" + i + ".example.com: standard answered after");
    }
    found(chain);
    assertThat(rig.system.asked()).contains(HOST).doesNotContain("queued.example.com");
  }

  @Test
  void threadsAreNamedDaemons() throws Exception {
    rig.system.gives("192.0.2.7");
    found(rig.chain("standard"));
    assertThat(rig.system.threads())
        .singleElement()
        .matches(Thread::isDaemon)
        .extracting(Thread::getName)
        .asString()
        .matches("tif1-dns-\\d+");
  }

  @Test
  void closeEndsTheThreadsOfTheMachinesResolver() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    chain.close();
    var thread = rig.system.threads().get(0);
    thread.join();
    assertThat(thread.isAlive()).isFalse();
  }

  @Test
  void closeEndsTheThreadsOfQuestionsThatHang() throws Exception {
    var asked = new Semaphore(0);
    var server = rig.server();
    server.answers(
        q -> {
          asked.release();
          return server.hang(q);
        });
    var chain = rig.chain(server.name());
    var lookup = rig.later(chain, HOST);
    asked.acquire(2);
    var threads =
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().startsWith("OkHttp https://127.0.0.1:" + server.port()))
            .toList();
    assertThat(threads).hasSize(2);
    chain.close();
    for (var thread : threads) {
      thread.join();
    }
    assertThatThrownBy(lookup::get).hasCauseInstanceOf(UnknownHostException.class);
  }

  @Test
  void closeEndsLookupsUnderWay() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    var lookup = rig.later(chain, HOST);
    rig.system.awaitEntered(1);
    chain.close();
    assertThatThrownBy(lookup::get)
        .hasCauseInstanceOf(UnknownHostException.class)
        .hasMessageContaining("standard: not waited for, since closed");
    release.countDown();
  }

  @Test
  void closeEndsLookupsOfAnOlderChainToo() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    var lookup = rig.later(chain, HOST);
    rig.system.awaitEntered(1);
    chain.replace(List.of("doh://google"));
    chain.close();
    assertThatThrownBy(lookup::get).hasCauseInstanceOf(UnknownHostException.class);
    release.countDown();
  }

  @Test
  void closedChainSaysSo() {
    var chain = rig.chain("standard");
    chain.close();
    chain.close();
    assertThatThrownBy(() -> chain.lookup(HOST))
        .isInstanceOf(UnknownHostException.class)
        .hasMessageContaining("the client is closed");
  }

  @Test
  void nothingIsLeftOnTheClockAfterALookup() throws Exception {
    var server = rig.server();
    server.answers(
        q -> TestDohServer.Response.of(TestDohServer.addresses(q, 60, "192.0.2.8", "2001:db8::1")));
    found(rig.chain("standard", server.name()));
    assertThat(rig.time.pending()).isZero();
  }

  private void hang(ResolverChain chain, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      rig.later(chain, "host" + i + ".example.com");
    }
    rig.system.awaitEntered(count);
    rig.time.move(LIMIT);
    rig.time.move(LIMIT);
  }

  /** A caller whose thread the test holds. */
  private static final class Waiting {
    private final CompletableFuture<Object> found = new CompletableFuture<>();
    private final CompletableFuture<Boolean> flag = new CompletableFuture<>();
    private final Thread thread;

    Waiting(ResolverChain chain, String host) {
      thread =
          new Thread(
              () -> {
                try {
                  found.complete(chain.lookup(host));
                } catch (UnknownHostException e) {
                  found.completeExceptionally(e);
                }
                flag.complete(Thread.currentThread().isInterrupted());
              });
      thread.start();
    }

    /** Waits until the caller waits, without a clock. */
    void awaitParked() {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
  }
}
