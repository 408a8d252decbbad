package io.tif1.client.internal.dns;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;

/** The machine's resolver, as the test wants it. */
final class TestSystem implements SystemResolver {
  private volatile SystemResolver behaviour = TestSystem::unknown;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Semaphore entered = new Semaphore(0);

  @Override
  public List<InetAddress> lookup(String host) throws UnknownHostException {
    asked.add(host);
    threads.add(Thread.currentThread());
    entered.release();
    return behaviour.lookup(host);
  }

  TestSystem gives(String... literals) {
    behaviour = host -> Stream.of(literals).map(Wire::ip).toList();
    return this;
  }

  TestSystem fails() {
    behaviour = TestSystem::unknown;
    return this;
  }

  /** Hangs until released, whatever interrupts say, as the real one does; then answers. */
  CountDownLatch hangsThenGives(String... literals) {
    var release = new CountDownLatch(1);
    behaviour =
        host -> {
          awaitStubbornly(release);
          return Stream.of(literals).map(Wire::ip).toList();
        };
    return release;
  }

  TestSystem behaves(SystemResolver other) {
    behaviour = other;
    return this;
  }

  /** Waits until so many more look-ups are inside. */
  void awaitEntered(int count) throws InterruptedException {
    entered.acquire(count);
  }

  List<String> asked() {
    return asked;
  }

  List<Thread> threads() {
    return threads;
  }

  private static void awaitStubbornly(CountDownLatch release) {
    boolean interrupted = false;
    while (true) {
      try {
        release.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<InetAddress> unknown(String host) throws UnknownHostException {
    throw new UnknownHostException(host + ": Name or service not known");
  }
}
