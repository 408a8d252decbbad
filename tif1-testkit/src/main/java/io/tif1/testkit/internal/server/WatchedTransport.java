package io.tif1.testkit.internal.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.spi.transport.Transport;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x' NIO transport, except that each socket a server accepts is shown to {@code accepted}
 * before any byte is read. Vert.x hands out connections only after the TLS handshake and has no way
 * to send a TCP reset; a test server needs the sockets themselves for both.
 */
final class WatchedTransport implements io.vertx.core.transport.Transport, Transport {
  private final Transport nio = io.vertx.core.transport.Transport.NIO.implementation();
  private final Consumer<SocketChannel> accepted;

  WatchedTransport(Consumer<SocketChannel> accepted) {
    this.accepted = accepted;
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return () -> new WatchedServerSocketChannel(accepted);
  }

  @Override
  public String name() {
    return "nio-watched";
  }

  @Override
  public boolean available() {
    return nio.isAvailable();
  }

  @Override
  public @Nullable Throwable unavailabilityCause() {
    return nio.unavailabilityCause();
  }

  @Override
  public Transport implementation() {
    return this;
  }

  @Override
  public IoHandlerFactory ioHandlerFactory() {
    return nio.ioHandlerFactory();
  }

  @Override
  public EventLoopGroup eventLoopGroup(int type, int threads, ThreadFactory factory, int ratio) {
    return nio.eventLoopGroup(type, threads, factory, ratio);
  }

  @Override
  @SuppressWarnings("deprecation") // of the type in the interface; nothing newer overrides it
  public DatagramChannel datagramChannel(InternetProtocolFamily family) {
    return nio.datagramChannel(family);
  }

  @Override
  public ChannelFactory<? extends DatagramChannel> datagramChannelFactory() {
    return nio.datagramChannelFactory();
  }

  @Override
  public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
    return nio.channelFactory(domainSocket);
  }

  @Override
  public void configure(DatagramChannel channel, DatagramSocketOptions options) {
    nio.configure(channel, options);
  }

  @Override
  public void configure(TcpConfig options, boolean domainSocket, Bootstrap bootstrap) {
    nio.configure(options, domainSocket, bootstrap);
  }

  @Override
  public void configure(TcpConfig options, boolean domainSocket, ServerBootstrap bootstrap) {
    nio.configure(options, domainSocket, bootstrap);
  }

  private static final class WatchedServerSocketChannel extends NioServerSocketChannel {
    private final Consumer<SocketChannel> accepted;

    WatchedServerSocketChannel(Consumer<SocketChannel> accepted) {
      this.accepted = accepted;
    }

    @Override
    protected int doReadMessages(List<Object> messages) throws Exception {
      int before = messages.size();
      int read = super.doReadMessages(messages);
      messages.subList(before, messages.size()).forEach(m -> accepted.accept((SocketChannel) m));
      return read;
    }
  }
}
