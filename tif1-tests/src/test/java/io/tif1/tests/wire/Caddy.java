package io.tif1.tests.wire;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A server that nobody here wrote: Caddy, as the distribution packages it, with HTTP/1.1, HTTP/2
 * and HTTP/3 on one port and an authority of its own.
 */
final class Caddy implements AutoCloseable {
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final Process process;
  private final Path work;
  private final int port;

  private Caddy(Process process, Path work, int port) {
    this.process = process;
    this.work = work;
    this.port = port;
  }

  static boolean isInstalled() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (Files.isExecutable(Path.of(folder, "caddy"))) {
        return true;
      }
    }
    return false;
  }

  /** Serves {@code file} below the usual base; {@code work} is for it alone. */
  static Caddy serving(Path work, String file, String body) throws IOException {
    return serving(work, file, body, 9); // whose service is to discard, and nobody runs it
  }

  /** And what is below {@code /stalling/} comes from the plain server at {@code behind}. */
  static Caddy serving(Path work, String file, String body, int behind) throws IOException {
    int port = freePort();
    Path served = work.resolve("www/gh/TracingInsights").resolve(file);
    Files.createDirectories(served.getParent());
    Files.writeString(served, body);
    Path config = work.resolve("Caddyfile");
    Files.writeString(
        config,
        """
        {
          admin off
          auto_https disable_redirects
          skip_install_trust
          default_sni localhost
          storage file_system %1$s/store
        }
        https://localhost:%2$d {
          tls internal
          root * %1$s/www
          log {
            output file %1$s/access.log
          }
          handle /stalling/* {
            reverse_proxy 127.0.0.1:%3$d
          }
          handle {
            file_server
          }
        }
        """
            .formatted(work, port, behind));
    var builder =
        new ProcessBuilder(
            List.of("caddy", "run", "--adapter", "caddyfile", "--config", config + ""));
    builder.environment().put("HOME", work.toString());
    builder.redirectErrorStream(true).redirectOutput(work.resolve("caddy.log").toFile());
    var caddy = new Caddy(builder.start(), work, port);
    caddy.await(caddy.authority(), "");
    caddy.await(work.resolve("caddy.log"), "certificate obtained successfully");
    return caddy;
  }

  URI base() {
    return URI.create("https://localhost:" + port + "/gh/TracingInsights");
  }

  /** What a client has to trust. */
  Path authority() {
    return work.resolve("store/pki/authorities/local/root.crt");
  }

  /** Waits for the server's own log to hold {@code text}. */
  void awaitLogged(String text) throws IOException {
    await(work.resolve("access.log"), text);
  }

  private void await(Path file, String text) throws IOException {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    while (!Files.exists(file) || !Files.readString(file).contains(text)) {
      if (System.nanoTime() - giveUp > 0 || !process.isAlive()) {
        throw new AssertionError(
            "no \""
                + text
                + "\" in "
                + file
                + "; Caddy said: "
                + Files.readString(work.resolve("caddy.log")));
      }
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static int freePort() throws IOException {
    try (var tcp = new ServerSocket(0);
        var udp = new DatagramSocket(tcp.getLocalPort(), InetAddress.getLoopbackAddress())) {
      return udp.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
