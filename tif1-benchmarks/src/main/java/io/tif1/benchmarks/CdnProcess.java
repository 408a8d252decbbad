package io.tif1.benchmarks;

import io.tif1.testkit.FakeCdn;
import io.tif1.testkit.HttpProtocol;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A test server in a process of its own, so that what it costs is not counted as the client's. */
final class CdnProcess implements AutoCloseable {
  private final Process process;
  private final URI base;
  private final Path authority;

  private CdnProcess(Process process, URI base, Path authority) {
    this.process = process;
    this.base = base;
    this.authority = authority;
  }

  /**
   * Serves a folder that holds {@code 2021@main} and its like.
   *
   * @param directory where the certificate is written
   */
  static CdnProcess serving(Path folder, Path directory) throws IOException {
    return serving(folder, directory, HttpProtocol.OVER_TCP);
  }

  /** The same over HTTP/3 as well. */
  static CdnProcess servingHttp3(Path folder, Path directory) throws IOException {
    return serving(folder, directory, EnumSet.allOf(HttpProtocol.class));
  }

  private static CdnProcess serving(Path folder, Path directory, Set<HttpProtocol> protocols)
      throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                CdnProcess.class.getName(),
                folder.toString(),
                directory.toString(),
                protocols.stream().map(Enum::name).collect(Collectors.joining(",")))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String base = process.inputReader(StandardCharsets.UTF_8).readLine();
    return new CdnProcess(
        process,
        URI.create(Objects.requireNonNull(base, "the server ended")),
        directory.resolve("ca.pem"));
  }

  URI base() {
    return base;
  }

  Path authority() {
    return authority;
  }

  /** The server itself: ends when its standard input does. */
  public static void main(String[] args) throws IOException {
    Map<String, byte[]> files = contents(Path.of(args[0]));
    HttpProtocol[] protocols =
        Stream.of(args[2].split(",")).map(HttpProtocol::valueOf).toArray(HttpProtocol[]::new);
    try (FakeCdn cdn =
        FakeCdn.builder().content(files::get).protocols(protocols).remember(1).start()) {
      Files.move(cdn.writeCaPem(Path.of(args[1])), Path.of(args[1], "ca.pem"));
      System.out.println(cdn.baseUri());
      while (System.in.read() >= 0) {
        // Nothing is said to it.
      }
    }
  }

  private static Map<String, byte[]> contents(Path folder) {
    var files = new HashMap<String, byte[]>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String path = folder.relativize(file).toString().replace(File.separatorChar, '/');
        files.put(path, Files.readAllBytes(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return files;
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot end the server", e);
    }
    process.onExit().join();
  }
}
