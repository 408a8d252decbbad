package io.tif1.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tif1.client.CachePolicy;
import io.tif1.client.Fetcher;
import io.tif1.client.Resource;
import io.tif1.model.JsonDocument;
import io.tif1.tests.support.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers may be virtual threads, where there are any: waiting for a file holds no carrier. */
class VirtualThreadTest {
  private static final Resource<JsonDocument> FILE = World.file("drivers.json");
  private static final int CALLS = 200;

  @TempDir Path directory;

  @Test
  void virtualThreadsThatCallTheBlockingApiAreNotPinned() throws Exception {
    assumeTrue(
        Runtime.version().feature() >= 25,
        "needs JDK 25: this one has no virtual threads, or monitors that pin them");
    Path file = directory.resolve("pinned.jfr");
    try (World world = World.of(1, World.asIs());
        var recording = new Recording()) {
      Fetcher network = world.client.with(options -> options.withCache(CachePolicy.BYPASS));
      callFromVirtualThreads(network, CALLS); // what is loaded and linked once, is now
      recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO);
      recording.start();

      callFromVirtualThreads(network, CALLS);

      recording.stop();
      recording.dump(file);
    }
    assertThat(pinned(file)).isEmpty();
  }

  private static void callFromVirtualThreads(Fetcher client, int calls) throws Exception {
    ExecutorService threads = virtualThreads();
    try {
      var running = new ArrayList<Future<String>>();
      for (int i = 0; i < calls; i++) {
        running.add(threads.submit(() -> client.fetch(FILE).text()));
      }
      for (Future<String> one : running) {
        assertThat(one.get()).isEqualTo(World.text(FILE));
      }
    } finally {
      threads.shutdown();
    }
  }

  /** By reflection: this is compiled for Java 17. */
  private static ExecutorService virtualThreads() throws ReflectiveOperationException {
    return (ExecutorService)
        Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
  }

  private static List<RecordedEvent> pinned(Path file) throws IOException {
    return RecordingFile.readAllEvents(file).stream()
        .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
        .filter(event -> !loadsAClass(event))
        .toList();
  }

  /** The JVM itself pins a thread while it makes, loads or links a class: once for each class. */
  private static boolean loadsAClass(RecordedEvent event) {
    return event.getStackTrace() != null
        && event.getStackTrace().getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName())
            .anyMatch(
                type ->
                    type.startsWith("jdk.internal.classfile.")
                        || type.startsWith("jdk.internal.loader.")
                        || type.startsWith("java.lang.invoke.")
                        || type.equals("java.lang.ClassLoader"));
  }
}
