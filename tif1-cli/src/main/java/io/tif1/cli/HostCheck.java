package io.tif1.cli;

import io.tif1.client.Cdn;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One host, layer by layer, past proxies and the client: what a network lets through. What fails
 * here is only worth a note if the client gets through all the same.
 */
final class HostCheck {
  private static final int PATIENCE_MILLIS = 5_000;

  private final String host;
  private final int port;
  private final Finding.Level bad;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param reached whether the client gets through
   */
  HostCheck(Cdn cdn, boolean reached) {
    this.host = cdn.host();
    this.port = cdn.port();
    this.bad = reached ? Finding.Level.NOTE : Finding.Level.PROBLEM;
  }

  List<Finding> look() {
    HostKind kind = HostKind.of(host);
    long begun = System.nanoTime();
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      bad("dns " + host, "the system finds no address of it", noAddress(kind));
      skip("no address", "tcp", "tls", "udp");
      return findings;
    }
    switch (kind) {
      case ADDRESS -> skip("it is an address, and there is no name to look up", "dns");
      case LOOPBACK -> skip("it is this machine, and no name server is asked", "dns");
      case LOCAL, PUBLIC ->
          ok("dns " + host, list(addresses) + " from the system in " + since(begun));
    }
    if (tcp(addresses[0])) {
      tls(addresses[0]);
      udp(addresses[0]);
    } else {
      skip("port " + port + " does not connect", "tls", "udp");
    }
    return findings;
  }

  private static String noAddress(HostKind kind) {
    return kind == HostKind.PUBLIC
        ? "check the network and its name servers; the client asks DNS over HTTPS next"
        : "it is a name of a local network, which DNS over HTTPS does not know: is the name right,"
            + " and this machine in that network (VPN)? Else name it in the hosts file";
  }

  private void skip(String why, String... layers) {
    for (String layer : layers) {
      findings.add(Finding.skipped(layer + " " + host, why));
    }
  }

  private boolean tcp(InetAddress address) {
    long begun = System.nanoTime();
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), PATIENCE_MILLIS);
      ok("tcp " + host, "port " + port + " connects in " + since(begun));
      return true;
    } catch (IOException e) {
      bad(
          "tcp " + host,
          "port " + port + " does not connect: " + e.getMessage(),
          notConnected(address, e));
      return false;
    }
  }

  private String notConnected(InetAddress address, IOException problem) {
    if (address.isLoopbackAddress()) {
      return "nothing listens on port "
          + port
          + " of this machine: start that server, or correct the address in cdns";
    }
    if (address.isSiteLocalAddress() || address.isLinkLocalAddress()) {
      return "it is an address of a local network: is the server on, the port right, and this machine"
          + " in that network (VPN)?";
    }
    return problem instanceof ConnectException
        ? "is the port in cdns right? A firewall that refuses it may want a proxy: set HTTPS_PROXY, or"
            + " tif1 config set proxy http://HOST:PORT"
        : "a firewall may want a proxy: set HTTPS_PROXY, or tif1 config set proxy http://HOST:PORT";
  }

  private void tls(InetAddress address) {
    try {
      List<X509Certificate> chain =
          TlsChain.of(new InetSocketAddress(address, port), host, PATIENCE_MILLIS);
      X509Certificate server = chain.get(0);
      X509Certificate last = chain.get(chain.size() - 1);
      Instant ends = server.getNotAfter().toInstant();
      String what =
          "certificate of "
              + server.getSubjectX500Principal()
              + ", signed by "
              + last.getIssuerX500Principal()
              + ", valid until "
              + ends;
      if (ends.isBefore(Instant.now())) {
        bad("tls " + host, what, "it has expired, or this machine's clock is wrong");
      } else {
        ok("tls " + host, what);
      }
    } catch (IOException | GeneralSecurityException e) {
      bad(
          "tls " + host,
          "no handshake: " + e.getMessage(),
          "something on the way may break TLS: try without VPN and proxy, or in another network");
    }
  }

  /** Never a problem: without it there is HTTP/2. */
  private void udp(InetAddress address) {
    String fix = "nothing need be done: HTTP/2 is used where HTTP/3 is not let through";
    try {
      boolean answered = QuicProbe.answers(new InetSocketAddress(address, port), 2_000);
      findings.add(
          answered
              ? Finding.ok("udp " + host, "port " + port + " answers QUIC")
              : Finding.note("udp " + host, "port " + port + " gives no QUIC answer", fix));
    } catch (IOException e) {
      findings.add(Finding.note("udp " + host, "no QUIC answer: " + e.getMessage(), fix));
    }
  }

  private void ok(String area, String what) {
    findings.add(Finding.ok(area, what));
  }

  private void bad(String area, String what, String fix) {
    findings.add(new Finding(bad, area, what, fix));
  }

  private static String list(InetAddress[] addresses) {
    return Arrays.stream(addresses)
        .map(InetAddress::getHostAddress)
        .collect(Collectors.joining(", "));
  }

  private static String since(long begun) {
    return (System.nanoTime() - begun) / 1_000_000 + " ms";
  }
}
