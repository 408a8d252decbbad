package io.tif1.http3.internal;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.ServerChannel;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.InternetProtocolFamily;
import io.vertx.core.datagram.DatagramSocketOptions;
import io.vertx.core.net.TcpConfig;
import io.vertx.core.spi.transport.Transport;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Vert.x' NIO transport, with room for datagrams that come while the event loop does something
 * else. What finds no room is lost, and the server then slows down; the room that systems give by
 * default is a few milliseconds' worth. They may give less than is asked for.
 */
final class RoomyTransport implements io.vertx.core.transport.Transport, Transport {
  private static final int RECEIVE_BUFFER = 4 << 20;

  private final Transport nio = io.vertx.core.transport.Transport.NIO.implementation();

  @Override
  public ChannelFactory<? extends DatagramChannel> datagramChannelFactory() {
    ChannelFactory<? extends DatagramChannel> factory = nio.datagramChannelFactory();
    return () -> {
      DatagramChannel channel = factory.newChannel();
      channel.config().setReceiveBufferSize(RECEIVE_BUFFER);
      return channel;
    };
  }

  @Override
  public String name() {
    return "nio-roomy";
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
  public ChannelFactory<? extends Channel> channelFactory(boolean domainSocket) {
    return nio.channelFactory(domainSocket);
  }

  @Override
  public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
    return nio.serverChannelFactory(domainSocket);
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
}
