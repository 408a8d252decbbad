/** HTTP/3 for the client. Its presence is all: there is nothing to call. */
@org.jspecify.annotations.NullMarked
module io.tif1.http3 {
  requires io.netty.codec.classes.quic;
  requires io.netty.transport;
  requires io.tif1.core;
  requires io.vertx.core;
  requires static org.jspecify;
  requires org.slf4j;

  provides io.tif1.client.internal.transport.quic.QuicProvider with
      io.tif1.http3.internal.VertxProvider;
}
