package io.tif1.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * What a fetch needs of the JVM and takes long the first time, done beside the reading of the
 * command line: the authorities that the JVM trusts, and a first word of TLS to nobody, which makes
 * keys and loads what a handshake needs. Half of a start is that, and another processor is idle.
 */
final class WarmUp {
  private WarmUp() {}

  static void begin() {
    var thread = new Thread(WarmUp::speak, "tif1-warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private static void speak() {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine("localhost", 443);
      engine.setUseClientMode(true);
      engine.beginHandshake();
      engine.wrap(
          ByteBuffer.allocate(0), ByteBuffer.allocate(engine.getSession().getPacketBufferSize()));
    } catch (GeneralSecurityException | IOException e) {
      // The client meets the same when it opens, and says so to whom it matters.
    }
  }
}
