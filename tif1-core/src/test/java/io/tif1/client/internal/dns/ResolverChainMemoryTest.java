package io.tif1.client.internal.dns;

import static io.tif1.client.internal.dns.ChainRig.HOST;
import static io.tif1.client.internal.dns.ChainRig.LIMIT;
import static io.tif1.client.internal.dns.ChainRig.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** For how long an answer, a failure and an old answer hold. */
@Timeout(60)
class ResolverChainMemoryTest {
  private final ChainRig rig = new ChainRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void machinesAnswerHoldsFor30Seconds() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    rig.time.move(Duration.ofSeconds(30).minusNanos(1));
    found(chain);
    assertThat(rig.system.asked()).hasSize(1);
  }

  @Test
  void machineIsAskedAgainAfter30Seconds() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    rig.time.move(Duration.ofSeconds(30));
    found(chain);
    assertThat(rig.system.asked()).hasSize(2);
  }

  @Test
  void serversAnswerHoldsForItsTtl() throws Exception {
    var server = rig.server().gives(300, "192.0.2.8");
    var chain = rig.chain(server.name());
    found(chain);
    rig.time.move(Duration.ofMinutes(5).minusNanos(1));
    found(chain);
    assertThat(server.asked()).isEqualTo(2); // one for each family
  }

  @Test
  void serverIsAskedAgainAfterTheTtl() throws Exception {
    var server = rig.server().gives(300, "192.0.2.8");
    var chain = rig.chain(server.name());
    found(chain);
    rig.time.move(Duration.ofMinutes(5));
    server.gives(300, "192.0.2.9");
    assertThat(found(chain)).containsExactly("192.0.2.9");
  }

  @Test
  void answerThatDoesNotSayForHowLongHoldsFor30Seconds() throws Exception {
    var server = rig.server();
    server.answers(q -> TestDohServer.Response.of(TestDohServer.addresses(q, 300, "192.0.2.8")));
    var chain = rig.chain(server.name());
    found(chain);
    rig.time.move(Duration.ofSeconds(30).minusNanos(1));
    found(chain);
    assertThat(server.asked()).isEqualTo(2);
    rig.time.move(Duration.ofNanos(1));
    found(chain);
    assertThat(server.asked()).isEqualTo(4);
  }

  @Test
  void ttlOfZeroHoldsFor5Seconds() throws Exception {
    var server = rig.server().gives(0, "192.0.2.8");
    var chain = rig.chain(server.name());
    found(chain);
    rig.time.move(Duration.ofSeconds(5).minusNanos(1));
    found(chain);
    assertThat(server.asked()).isEqualTo(2);
  }

  @Test
  void ttlOfAMonthHoldsForADay() throws Exception {
    var server = rig.server().gives(2_592_000, "192.0.2.8");
    var chain = rig.chain(server.name());
    found(chain);
    rig.time.move(Duration.ofDays(1));
    found(chain);
    assertThat(server.asked()).isEqualTo(4);
  }

  @Test
  void timeInAnHttpCacheCountsAgainstTheTtl() throws Exception {
    var server = rig.server();
    server.answers(
        q ->
            TestDohServer.Response.of(TestDohServer.addresses(q, 300, "192.0.2.8"))
                .with("Cache-Control", "max-age=300")
                .with("Age", "200"));
    var chain = rig.chain(server.name());
    found(chain);
    rig.time.move(Duration.ofSeconds(100));
    found(chain);
    assertThat(server.asked()).isEqualTo(4);
  }

  @Test
  void failureHoldsFor10Seconds() {
    var chain = rig.chain("standard");
    fails(chain);
    rig.time.move(Duration.ofSeconds(10).minusNanos(1));
    fails(chain);
    assertThat(rig.system.asked()).hasSize(1);
  }

  @Test
  void resolversAreAskedAgain10SecondsAfterAFailure() throws Exception {
    var chain = rig.chain("standard");
    fails(chain);
    rig.time.move(Duration.ofSeconds(10));
    rig.system.gives("192.0.2.7");
    assertThat(found(chain)).containsExactly("192.0.2.7");
  }

  @Test
  void oldAnswerIsServedWhenEveryResolverFails() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    rig.time.move(Duration.ofHours(23));
    rig.system.fails();
    assertThat(found(chain)).containsExactly("192.0.2.7");
  }

  @Test
  void resolversAreLeftAloneFor10SecondsWhileAnOldAnswerIsServed() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    rig.time.move(Duration.ofHours(1));
    rig.system.fails();
    found(chain);
    found(chain);
    assertThat(rig.system.asked()).hasSize(2);
  }

  @Test
  void newAnswerReplacesAnOldOneThatWasServed() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    rig.time.move(Duration.ofHours(1));
    rig.system.fails();
    found(chain);
    rig.time.move(Duration.ofSeconds(10));
    rig.system.gives("192.0.2.9");
    assertThat(found(chain)).containsExactly("192.0.2.9");
  }

  @Test
  void answerMoreThanADayOldIsNotServed() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    rig.time.move(Duration.ofDays(1).plusSeconds(30));
    rig.system.fails();
    fails(chain);
  }

  @Test
  void oldAnswerIsBetterThanADoubtfulOne() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    rig.time.move(Duration.ofHours(1));
    rig.system.gives("127.0.0.1");
    assertThat(found(chain)).containsExactly("192.0.2.7");
  }

  @Test
  void hangingMachineCostsTheLimitOnlyOnceWhileAnOldAnswerIsServed() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    rig.system.awaitEntered(1);
    rig.time.move(Duration.ofHours(1));
    var release = rig.system.hangsThenGives("192.0.2.9");
    var lookup = rig.later(chain, HOST);
    rig.system.awaitEntered(1);
    rig.time.move(LIMIT);
    assertThat(found(lookup)).containsExactly("192.0.2.7");
    assertThat(found(chain)).containsExactly("192.0.2.7");
    release.countDown();
  }

  private static void fails(ResolverChain chain) {
    assertThatThrownBy(() -> chain.lookup(HOST)).isInstanceOf(UnknownHostException.class);
  }
}
