package io.tif1.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tif1.testkit.TestClient.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LeakCheckTest {
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void findsNothingWhereNothingIsLeft() {
    LeakCheck.begin().verify();
  }

  @Test
  void findsAThread() throws InterruptedException {
    LeakCheck leaks = LeakCheck.begin();
    Thread thread = start("tif1-left-behind");
    assertThat(leaks.leftovers()).singleElement().asString().contains("tif1-left-behind");
    end.countDown();
    leaks.verify();
    thread.join();
  }

  @Test
  void looksOnlyAtThreadsOfItsPrefix() throws InterruptedException {
    LeakCheck leaks = LeakCheck.begin("mine-");
    Thread thread = start("yours-1");
    assertThat(leaks.leftovers()).isEmpty();
    end.countDown();
    thread.join();
  }

  @Test
  void doesNotCountThreadsThatWereThere() throws InterruptedException {
    Thread thread = start("tif1-older");
    assertThat(LeakCheck.begin().leftovers()).isEmpty();
    end.countDown();
    thread.join();
  }

  @Test
  void findsAnOpenConnection() throws IOException {
    try (FakeCdn cdn = FakeCdn.builder().name("cdn-7").start()) {
      LeakCheck leaks = LeakCheck.begin().cdn(cdn);
      try (TestClient client = Kind.OKHTTP_HTTP_2.open()) {
        client.get(cdn.baseUri());
        assertThat(leaks.leftovers())
            .containsExactly("1 connections open to cdn-7 at " + cdn.baseUri());
      }
      leaks.verify();
    }
  }

  @Test
  void findsATimer() {
    ManualTime time = new ManualTime();
    LeakCheck leaks = LeakCheck.begin().time(time);
    time.schedule(() -> {}, Duration.ofSeconds(1));
    assertThat(leaks.leftovers()).containsExactly("1 timers pending");
  }

  @Test
  void asksNamedProbes() {
    LeakCheck leaks = LeakCheck.begin().probe("permits taken", () -> 3);
    assertThat(leaks.leftovers()).containsExactly("3 permits taken");
  }

  @Test
  void listsWhatIsLeftWhenItGivesUp() {
    LeakCheck leaks = LeakCheck.begin().probe("permits taken", () -> 3);
    Thread.currentThread().interrupt();
    assertThatThrownBy(leaks::verify)
        .isInstanceOf(AssertionError.class)
        .hasMessage("Left behind: 3 permits taken");
    assertThat(Thread.interrupted()).isTrue();
  }

  private Thread start(String name) {
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            name);
    thread.start();
    return thread;
  }
}
