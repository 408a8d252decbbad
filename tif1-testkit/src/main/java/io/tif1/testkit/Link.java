package io.tif1.testkit;

import io.tif1.testkit.internal.relay.Relay;
import io.tif1.testkit.internal.relay.Shape;
import java.net.URI;
import java.time.Duration;

/**
 * A stretch of network between a client and a server on loopback: it has a delay, a rate, losses,
 * and can be cut. It relays TCP, so a lost segment shows as what TCP makes of it, a pause, and
 * everything sent after it on that connection waits too. Opening a connection costs a round trip,
 * as it would. It relays UDP on the port of the same number, where what is lost is lost; so does
 * what comes faster than the wire takes it, once its buffer is full.
 *
 * <pre>{@code
 * try (Link link = Link.to(cdn.port()).delay(Duration.ofMillis(15)).rate(12_500_000).start()) {
 *   client.get(link.through(cdn.baseUri()));
 * }
 * }</pre>
 *
 * <p>Works in real time, to about a millisecond. A sender that is faster than the link is held
 * back. Safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class Link implements AutoCloseable {
  private final Direction up;
  private final Direction down;
  private final Relay relay;

  private Link(Builder from) {
    Shape upShape = new Shape(from.seed);
    Shape downShape = new Shape(~from.seed);
    relay = new Relay(from.targetPort, upShape, downShape);
    up = new Direction(upShape, relay::endUp);
    down = new Direction(downShape, relay::endDown);
    for (Direction direction : new Direction[] {up, down}) {
      direction.delay(from.delay);
      direction.rate(from.bytesPerSecond);
      direction.loss(from.lossShare, from.lossPause);
    }
    upShape.congestion(from.congestion);
    downShape.congestion(from.congestion);
  }

  /** A link to the server on this port of 127.0.0.1. */
  public static Builder to(int port) {
    return new Builder(port);
  }

  /** The port to connect to in place of the server's, on 127.0.0.1. */
  public int port() {
    return relay.port();
  }

  /** The same address by way of this link. */
  public URI through(URI server) {
    String origin = server.getScheme() + "://";
    String rest = server.toString().substring((origin + server.getRawAuthority()).length());
    return URI.create(origin + server.getHost() + ":" + port() + rest);
  }

  /** From the client to the server. */
  public Direction up() {
    return up;
  }

  /** From the server to the client. */
  public Direction down() {
    return down;
  }

  /**
   * From now on nothing passes, in silence: no bytes, no ends of connections, no refusals. The
   * kernel still accepts connections, which then go nowhere.
   */
  public void cut() {
    relay.freeze(true);
  }

  /** Ends a {@link #cut}. What TCP would have sent again meanwhile arrives now. */
  public void restore() {
    relay.freeze(false);
  }

  /** Resets every open connection over TCP on both sides. */
  public void reset() {
    relay.reset();
  }

  /**
   * From now on datagrams come to the server from another port than before, as when a router has
   * forgotten who was behind one. Those under way are lost.
   */
  public void rebind() {
    relay.forgetDatagrams();
  }

  /** Whether what clients send over UDP is lost from now on, as where a firewall drops it. */
  public void dropUdp(boolean on) {
    relay.dropDatagrams(on);
  }

  /** How many connections clients have opened so far. */
  public int connectionsAccepted() {
    return relay.accepted();
  }

  /** How many connections are open. */
  public int openConnections() {
    return relay.open();
  }

  /** Resets every open connection and ends the link's thread. Harmless the second time. */
  @Override
  public void close() {
    relay.close();
  }

  /** One way of a {@link Link}. Changes hold for what is sent from then on. */
  public static final class Direction {
    private final Shape shape;
    private final Runnable end;

    private Direction(Shape shape, Runnable end) {
      this.shape = shape;
      this.end = end;
    }

    /**
     * How long the way takes.
     *
     * @throws IllegalArgumentException if negative
     */
    public void delay(Duration oneWay) {
      shape.delay(notNegative("the delay", oneWay));
    }

    /**
     * How much the way carries in a second, all connections together. Zero: no limit.
     *
     * @throws IllegalArgumentException if negative
     */
    public void rate(long bytesPerSecond) {
      if (bytesPerSecond < 0) {
        throw new IllegalArgumentException("a rate cannot be negative: " + bytesPerSecond);
      }
      shape.rate(bytesPerSecond);
    }

    /**
     * Which share of segments (1460 bytes) is lost, and how long it then takes until the segment is
     * sent again: a round trip if TCP notices by later segments, at least 200 ms if by its timer.
     *
     * @throws IllegalArgumentException unless {@code share} is from 0 to 1
     */
    public void loss(double share, Duration pause) {
      if (!(share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("a share of losses is from 0 to 1, not " + share);
      }
      shape.loss(share, notNegative("the pause", pause));
    }

    /**
     * Ends this way of every open connection, after what is under way; the other way stays open.
     * What the sender sends later is not read.
     */
    public void halfClose() {
      end.run();
    }

    /** How many bytes were sent this way so far. */
    public long bytesCarried() {
      return shape.carriedBytes();
    }

    private static long notNegative(String what, Duration duration) {
      if (duration.isNegative()) {
        throw new IllegalArgumentException(what + " cannot be negative: " + duration);
      }
      return duration.toNanos();
    }
  }

  /**
   * Settings of a {@link Link}, for both directions alike. Not safe for use by multiple threads.
   */
  public static final class Builder {
    private final int targetPort;
    private Duration delay = Duration.ZERO;
    private long bytesPerSecond;
    private double lossShare;
    private Duration lossPause = Duration.ofMillis(200);
    private boolean congestion;
    private long seed = 1;

    private Builder(int targetPort) {
      this.targetPort = targetPort;
    }

    /** See {@link Direction#delay}. Half a round trip. Default: none. */
    public Builder delay(Duration oneWay) {
      delay = oneWay;
      return this;
    }

    /** See {@link Direction#rate}. Default: no limit. */
    public Builder rate(long perSecond) {
      bytesPerSecond = perSecond;
      return this;
    }

    /** See {@link Direction#loss}. Default: none. */
    public Builder loss(double share, Duration pause) {
      lossShare = share;
      lossPause = pause;
      return this;
    }

    /**
     * Whether connections over TCP begin slowly and slow down at losses, as CUBIC, the usual
     * congestion control, has it. Without, a loss costs its pause alone, and the link flatters TCP
     * beside QUIC, whose ends slow down of themselves. Default: they do not.
     */
    public Builder congestionControl(boolean on) {
      congestion = on;
      return this;
    }

    /** Which segments are lost; the same for the same seed and traffic. Default: 1. */
    public Builder seed(long chosen) {
      seed = chosen;
      return this;
    }

    /**
     * Opens the link on a free port.
     *
     * @throws IllegalArgumentException if a setting makes no sense
     */
    public Link start() {
      return new Link(this);
    }
  }
}
