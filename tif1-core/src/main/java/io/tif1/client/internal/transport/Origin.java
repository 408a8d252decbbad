package io.tif1.client.internal.transport;

import io.tif1.client.internal.transport.ConnectionGate.Lease;
import io.tif1.client.internal.transport.ConnectionGate.SharedConnection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link ConnectionGate} knows of one origin. Everything here is guarded by its lock. */
final class Origin {
  /**
   * How many requests ride one connection at once. What a server really allows only OkHttp knows;
   * RFC 9113, section 6.5.2, asks servers to allow at least as many as this.
   */
  static final int MOST_RIDERS = 100;

  final ArrayDeque<Lease> followers = new ArrayDeque<>();

  /** Who opens a connection, and finds out whether it can be shared. */
  @Nullable Lease leader;

  /**
   * How many were let onto a connection and have not said yet that they are on it. While there are
   * any, nobody leads: he would take the place of one of them. So nobody follows either unless
   * there is a leader or somebody who boards.
   */
  int boarding;

  /** Whether the last connection was one that cannot be shared. */
  boolean exclusive;

  private final List<Ride> rides = new ArrayList<>(1);

  /** A shared connection and how many ride it. They hold one slot together. */
  static final class Ride {
    private final SharedConnection connection;
    int riders;

    /** Somebody who was let onto it did not get on; until somebody does. */
    boolean refuses;

    private boolean retired;

    private Ride(SharedConnection connection) {
      this.connection = connection;
    }

    boolean isRidden() {
      return riders > 0;
    }

    boolean hasRoom() {
      return isUsable() && riders < MOST_RIDERS;
    }

    private boolean isUsable() {
      return !retired && !refuses && connection.isOpen();
    }
  }

  /** A connection that others are on, with room for one more. */
  @Nullable Ride rideWithRoom() {
    for (Ride ride : rides) {
      if (ride.isRidden() && ride.hasRoom()) {
        return ride;
      }
    }
    return null;
  }

  /** Whether a shared connection lies idle: who asks now needs a slot, but not to lead. */
  boolean hasIdleRide() {
    for (Ride ride : rides) {
      if (!ride.isRidden() && ride.isUsable()) {
        return true;
      }
    }
    return false;
  }

  /** The ride on {@code connection}; a new one if it is not known yet. */
  Ride rideOf(SharedConnection connection) {
    rides.removeIf(ride -> !ride.isRidden() && !ride.connection.isOpen());
    for (Ride ride : rides) {
      if (ride.connection == connection) {
        return ride;
      }
    }
    var ride = new Ride(connection);
    rides.add(ride);
    return ride;
  }

  /** What there is takes no more requests. */
  void retireRides() {
    rides.forEach(ride -> ride.retired = true);
  }
}
