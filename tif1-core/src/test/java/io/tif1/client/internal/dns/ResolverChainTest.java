package io.tif1.client.internal.dns;

import static io.tif1.client.internal.dns.ChainRig.HOST;
import static io.tif1.client.internal.dns.ChainRig.LIMIT;
import static io.tif1.client.internal.dns.ChainRig.found;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.Level;

/** Who is asked, when, and whose word is taken. */
@Timeout(60)
class ResolverChainTest {
  private final ChainRig rig = new ChainRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void machinesAnswerIsUsed() throws Exception {
    rig.system.gives("192.0.2.7");
    assertThat(found(rig.chain("standard"))).containsExactly("192.0.2.7");
  }

  @Test
  void nextResolverIsNotAskedWhenTheFirstAnswers() throws Exception {
    rig.system.gives("192.0.2.7");
    var server = rig.server().gives(60, "192.0.2.8");
    found(rig.chain("standard", server.name()));
    assertThat(server.asked()).isZero();
  }

  @Test
  void nextResolverIsAskedWhenTheMachineFails() throws Exception {
    var server = rig.server().gives(60, "192.0.2.8");
    assertThat(found(rig.chain("standard", server.name()))).containsExactly("192.0.2.8");
  }

  @Test
  void nextResolverIsAskedWhenTheMachineHangsForTheLimit() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var server = rig.server().gives(60, "192.0.2.8");
    var lookup = rig.later(rig.chain("standard", server.name()), HOST);
    rig.system.awaitEntered(1);
    rig.time.move(LIMIT);
    assertThat(found(lookup)).containsExactly("192.0.2.8");
    release.countDown();
  }

  @Test
  void nextResolverIsNotAskedBeforeTheLimit() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var server = rig.server().gives(60, "192.0.2.8");
    var lookup = rig.later(rig.chain("standard", server.name()), HOST);
    rig.system.awaitEntered(1);
    rig.time.move(LIMIT.minusNanos(1));
    release.countDown();
    assertThat(found(lookup)).containsExactly("192.0.2.7");
  }

  @Test
  void limitIsReadAgainForEachLookup() throws Exception {
    var chain = rig.chain("standard", rig.server().gives(60, "192.0.2.8").name());
    rig.limit = Duration.ofMillis(5);
    var release = rig.system.hangsThenGives("192.0.2.7");
    var lookup = rig.later(chain, HOST);
    rig.system.awaitEntered(1);
    rig.time.move(Duration.ofMillis(5));
    assertThat(found(lookup)).containsExactly("192.0.2.8");
    release.countDown();
  }

  @Test
  void machinesAnswerStillCountsWhileTheNextIsAsked() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var lookup = rig.later(rig.chain("standard", rig.server().hangs().name()), HOST);
    rig.system.awaitEntered(1);
    rig.time.move(LIMIT);
    release.countDown();
    assertThat(found(lookup)).containsExactly("192.0.2.7");
  }

  @Test
  void answerAfterTheEndIsKeptForTheNextLookup() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    var lookup = rig.later(chain, HOST);
    rig.system.awaitEntered(1);
    rig.time.move(LIMIT);
    assertThatThrownBy(lookup::get).hasCauseInstanceOf(UnknownHostException.class);
    release.countDown();
    rig.log.awaitLine("answered after the look-up had ended");
    assertThat(found(chain)).containsExactly("192.0.2.7");
  }

  @Test
  void unspecifiedAddressIsNotBelieved() throws Exception {
    rig.system.gives("0.0.0.0");
    var server = rig.server().gives(60, "192.0.2.8");
    assertThat(found(rig.chain("standard", server.name()))).containsExactly("192.0.2.8");
  }

  @Test
  void emptyAnswerIsAFailure() {
    rig.system.gives();
    var chain = rig.chain("standard");
    assertThatThrownBy(() -> chain.lookup(HOST))
        .hasMessageContaining("standard: no addresses (0 ms).");
  }

  @Test
  void loopbackForAPublicNameIsNotBelievedWhileOthersKnowBetter() throws Exception {
    rig.system.gives("127.0.0.1");
    var server = rig.server().gives(60, "192.0.2.8");
    assertThat(found(rig.chain("standard", server.name()))).containsExactly("192.0.2.8");
  }

  @Test
  void loopbackForAPublicNameIsUsedWhenNobodyKnowsBetter() throws Exception {
    rig.system.gives("127.0.0.1");
    var server = rig.server().says(3);
    assertThat(found(rig.chain("standard", server.name()))).containsExactly("127.0.0.1");
  }

  @Test
  void privateNameIsNeverSentToAServerOutside() throws Exception {
    var server = rig.server().gives(60, "192.0.2.8");
    var chain = rig.chain("standard", server.name());
    assertThatThrownBy(() -> chain.lookup("cdn.test")).isInstanceOf(UnknownHostException.class);
    assertThat(server.asked()).isZero();
  }

  @Test
  void privateNameGoesToTheMachineEvenIfTheChainLeavesItOut() throws Exception {
    rig.system.gives("127.0.0.1");
    var chain = rig.chain("doh://cloudflare");
    assertThat(chain.lookup("localhost")).containsExactly(Wire.ip("127.0.0.1"));
  }

  @Test
  void literalAddressIsTakenAsItIs() throws Exception {
    var chain = rig.chain("standard");
    assertThat(chain.lookup("192.0.2.9")).containsExactly(Wire.ip("192.0.2.9"));
    assertThat(rig.system.asked()).isEmpty();
  }

  @Test
  void textWithAColonThatIsNoAddressIsLookedUpByNobody() {
    var chain = rig.chain("standard");
    assertThatThrownBy(() -> chain.lookup("zz:1")).isInstanceOf(UnknownHostException.class);
    assertThat(rig.system.asked()).isEmpty();
  }

  @Test
  void internationalNameIsAskedForInAscii() throws Exception {
    rig.system.gives("192.0.2.7");
    rig.chain("standard").lookup("bücher.example");
    assertThat(rig.system.asked()).containsExactly("xn--bcher-kva.example");
  }

  @Test
  void failureSaysWhatEachResolverSaidAndWhatToDo() throws Exception {
    var server = rig.server().says(2);
    var chain = rig.chain("standard", server.name());
    assertThatThrownBy(() -> chain.lookup(HOST))
        .isInstanceOf(UnknownHostException.class)
        .hasMessage(
            "No address for cdn.example.com after 0 ms. standard: Name or service not known (0 ms); "
                + server.name()
                + ": SERVFAIL (0 ms). Check the network connection and the host name in cdns; who"
                + " is asked is set by http_resolvers, for how long by resolver_timeout.");
  }

  @Test
  void failureSaysWhoDidNotAnswerWithinTheLimit() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var lookup = rig.later(rig.chain("standard"), HOST);
    rig.system.awaitEntered(1);
    rig.time.move(LIMIT);
    assertThatThrownBy(lookup::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("after 2000 ms. standard: no answer within 2000 ms.");
    release.countDown();
  }

  @Test
  void failureCarriesTheCausesOfAllResolvers() {
    var chain = rig.chain("standard");
    assertThatThrownBy(() -> chain.lookup(HOST))
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
  }

  @Test
  void errorInsideTheMachinesResolverIsAFailure() throws Exception {
    rig.system.behaves(
        host -> {
          throw new SecurityException("not allowed");
        });
    var server = rig.server().gives(60, "192.0.2.8");
    assertThat(found(rig.chain("standard", server.name()))).containsExactly("192.0.2.8");
  }

  @Test
  void otherChainHoldsFromTheNextLookupOn() throws Exception {
    rig.system.gives("192.0.2.7");
    var chain = rig.chain("standard");
    found(chain);
    chain.replace(List.of(rig.server().gives(60, "192.0.2.8").name()));
    assertThat(found(chain)).containsExactly("192.0.2.8");
  }

  @Test
  void unknownResolverLeavesTheOldChain() {
    var chain = rig.chain("standard");
    assertThatThrownBy(() -> chain.replace(List.of("doh://nobody")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(chain.names()).containsExactly("standard");
  }

  @Test
  void lookupUnderWayEndsWithTheOldChain() throws Exception {
    var release = rig.system.hangsThenGives("192.0.2.7");
    var chain = rig.chain("standard");
    var lookup = rig.later(chain, HOST);
    rig.system.awaitEntered(1);
    chain.replace(List.of("doh://google"));
    release.countDown();
    assertThat(found(lookup)).containsExactly("192.0.2.7");
  }

  @Test
  void lineAtDebugSaysWhatWasFoundByWhomAndForHowLong() throws Exception {
    rig.system.gives("192.0.2.7", "192.0.2.8");
    found(rig.chain("standard"));
    assertThat(rig.log.lines(Level.DEBUG))
        .containsExactly(
            "DEBUG cdn.example.com: 192.0.2.7, 192.0.2.8 from standard, TTL 30 s, 0 ms");
  }

  @Test
  void fallingPastTheMachineWarnsOncePerHost() throws Exception {
    var chain = rig.chain("standard", rig.server().gives(60, "192.0.2.8").name());
    found(chain);
    rig.time.move(Duration.ofSeconds(61));
    found(chain);
    assertThat(rig.log.lines(Level.WARN)).hasSize(1);
  }

  @Test
  void machineThatAnswersAgainIsReported() throws Exception {
    var chain = rig.chain("standard", rig.server().gives(60, "192.0.2.8").name());
    found(chain);
    rig.time.move(Duration.ofSeconds(61));
    rig.system.gives("192.0.2.7");
    found(chain);
    assertThat(rig.log.lines(Level.INFO))
        .containsExactly("INFO cdn.example.com: standard answers again");
  }
}
