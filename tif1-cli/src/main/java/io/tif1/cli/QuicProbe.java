package io.tif1.cli;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;

/**
 * Whether QUIC comes through, without a QUIC library: a packet of a version that nobody has must be
 * answered with the versions that the server has (RFC 9000, section 6).
 */
final class QuicProbe {
  /** Smaller ones are not answered. */
  private static final int SIZE = 1200;

  /** Of the kind that is reserved to be unknown: 0x?a?a?a?a. */
  private static final int NO_VERSION = 0x1a2a3a4a;

  private static final byte LONG_HEADER = (byte) 0xC0;
  private static final byte[] CONNECTION = {1, 2, 3, 4, 5, 6, 7, 8};

  private QuicProbe() {}

  static boolean answers(InetSocketAddress address, int patienceMillis) throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(SIZE);
    packet.put(LONG_HEADER).putInt(NO_VERSION);
    packet.put((byte) CONNECTION.length).put(CONNECTION);
    packet.put((byte) CONNECTION.length).put(CONNECTION);
    try (var socket = new DatagramSocket()) {
      socket.connect(address);
      socket.setSoTimeout(patienceMillis);
      socket.send(new DatagramPacket(packet.array(), SIZE));
      var answer = new DatagramPacket(new byte[SIZE], SIZE);
      socket.receive(answer);
      return isVersions(ByteBuffer.wrap(answer.getData(), 0, answer.getLength()));
    } catch (SocketTimeoutException | PortUnreachableException e) {
      return false;
    }
  }

  /** A long header of version 0. */
  private static boolean isVersions(ByteBuffer packet) {
    return packet.remaining() >= 7 && packet.get() < 0 && packet.getInt() == 0;
  }
}
