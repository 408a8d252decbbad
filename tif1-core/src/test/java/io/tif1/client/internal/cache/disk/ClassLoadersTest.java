package io.tif1.client.internal.cache.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library in several class loaders of one JVM, as in application servers and Spark. */
class ClassLoadersTest {
  @TempDir Path directory;

  @Test
  void a8_everyClassLoaderThatLoadsTheLibraryHasADiskCache() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (URLClassLoader loader = loader()) {
        assertThat(keepsABody(loader, directory.resolve("cache-" + i))).isTrue();
      }
    }
  }

  @Test
  void a8_eachHasACopyOfTheNativeLibraryThatIsKeptForTheNextRun() throws Exception {
    try (URLClassLoader one = loader();
        URLClassLoader other = loader()) {
      keepsABody(one, directory.resolve("one"));
      keepsABody(other, directory.resolve("other"));
    }
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      assertThat(files.filter(path -> path.getFileName().toString().startsWith("tif1-sqlite-")))
          .anySatisfy(path -> assertThat(path.getFileName().toString()).endsWith("-copy-2"))
          .allSatisfy(
              path -> {
                assertThat(Files.getPosixFilePermissions(path))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
              });
    }
  }

  @Test
  void a8_loadersThatLoadItAtTheSameTimeAllHaveIt() throws Exception {
    var threads = Executors.newFixedThreadPool(3);
    try {
      var results = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 3; i++) {
        Path cache = directory.resolve("at-once-" + i);
        URLClassLoader loader = loader();
        results.add(threads.submit(() -> keepsABody(loader, cache)));
      }
      for (Future<Boolean> result : results) {
        assertThat(result.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void g20_theDriverNeedNotStartUnameToFindItsLibrary() throws Exception {
    Path uname = directory.resolve("uname");
    Files.writeString(uname, "#!/bin/sh\n: >\"$0.started\"\necho Linux\n");
    assumeTrue(uname.toFile().setExecutable(true), "no scripts on this system");
    var java = Path.of(System.getProperty("java.home"), "bin", "java");
    var child =
        new ProcessBuilder(java.toString(), "-XX:TieredStopAtLevel=1", "-cp")
            .redirectErrorStream(true);
    child.command().add(System.getProperty("java.class.path"));
    child.command().addAll(List.of(Probe.class.getName(), directory.resolve("cache").toString()));
    child.environment().put("PATH", directory.toString());
    Process running = child.start();
    String said = new String(running.getInputStream().readAllBytes(), UTF_8);

    assertThat(running.waitFor()).as(said).isZero();
    assertThat(directory.resolve("uname.started")).doesNotExist();
  }

  private static URLClassLoader loader() throws Exception {
    var urls = new ArrayList<URL>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      urls.add(Path.of(entry).toUri().toURL());
    }
    return new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
  }

  private static boolean keepsABody(ClassLoader loader, Path cache) throws Exception {
    Method probe = probe(loader).getDeclaredMethod("keepsABody", Path.class);
    probe.setAccessible(true);
    return (boolean) probe.invoke(null, cache);
  }

  private static Class<?> probe(ClassLoader loader) throws Exception {
    Class<?> probe = loader.loadClass(Probe.class.getName());
    assertThat(probe.getClassLoader()).isSameAs(loader);
    return probe;
  }

  /** What runs in each loader. */
  static final class Probe {
    private Probe() {}

    public static void main(String... cache) throws Exception {
      System.exit(keepsABody(Path.of(cache[0])) ? 0 : 1);
    }

    static boolean keepsABody(Path cache) throws Exception {
      try (var rig = new DiskRig(cache)) {
        DiskStore store = rig.store();
        store.put(DiskRig.KEY, DiskRig.body("one"));
        DiskRig.flush(store);
        return DiskRig.body("one").equals(store.read(DiskRig.KEY)) && rig.warnings().isEmpty();
      }
    }
  }
}
