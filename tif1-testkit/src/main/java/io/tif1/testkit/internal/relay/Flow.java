package io.tif1.testkit.internal.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * One direction of one relayed connection: reads parcels, holds each until its moment, writes them
 * in order. Relay thread only.
 */
final class Flow {
  private record Parcel(ByteBuffer bytes, long due, boolean last) {}

  private final SocketChannel from;
  private final SocketChannel to;
  private final Shape shape;
  private final Deque<Parcel> underWay = new ArrayDeque<>();
  private final @Nullable CongestionWindow window;
  private long queuedBytes;
  private long latestDue;
  private boolean sourceEnded;
  private boolean waitsForRoom;
  private boolean blocked;
  private boolean ended;

  /**
   * @param earliest before this moment nothing arrives
   */
  Flow(SocketChannel from, SocketChannel to, Shape shape, long earliest) {
    this.from = from;
    this.to = to;
    this.shape = shape;
    latestDue = earliest;
    window = shape.congestion() ? new CongestionWindow() : null;
  }

  boolean wantsToRead() {
    return !sourceEnded && queuedBytes < shape.windowBytes() && !waitsForRoom;
  }

  /** Whether something is due that the receiver would not take. */
  boolean wantsToWrite() {
    return blocked;
  }

  boolean hasEnded() {
    return ended;
  }

  /** When there is something to do next; {@code Long.MAX_VALUE} if nothing is under way. */
  long nextDue() {
    Parcel first = underWay.peek();
    long write = first == null || blocked ? Long.MAX_VALUE : first.due;
    return window == null || !waitsForRoom ? write : Math.min(write, window.nextAcknowledgement());
  }

  /** Takes what the source has, {@code scratch} at a time, up to the window. */
  void read(long now, ByteBuffer scratch) throws IOException {
    waitsForRoom = false;
    while (wantsToRead()) {
      scratch.clear();
      if (window != null) {
        // Whole segments, as TCP sends them; less would be a parcel for each byte of room.
        long room = window.room(now);
        waitsForRoom = room < Shape.SEGMENT_BYTES;
        if (waitsForRoom) {
          return;
        }
        scratch.limit((int) Math.min(scratch.capacity(), room));
      }
      int count = from.read(scratch);
      if (count == 0) {
        return;
      }
      if (count < 0) {
        endSource(now + shape.delayNanos());
        return;
      }
      ByteBuffer bytes = ByteBuffer.allocate(count).put(scratch.flip()).flip();
      int lostBefore = shape.lostSegments();
      send(bytes, shape.arrival(now, count), false);
      if (window != null) {
        boolean lost = shape.lostSegments() > lostBefore;
        window.sent(count, now, shape.acknowledgement(), lost);
      }
    }
  }

  /** Ends the stream after what is under way; what the source sends later is not looked at. */
  void endSource(long due) {
    if (!sourceEnded) {
      sourceEnded = true;
      send(ByteBuffer.allocate(0), due, true);
    }
  }

  void write(long now) throws IOException {
    blocked = false;
    for (Parcel first = underWay.peek();
        first != null && first.due <= now;
        first = underWay.peek()) {
      queuedBytes -= to.write(first.bytes);
      if (first.bytes.hasRemaining()) {
        blocked = true;
        return;
      }
      underWay.remove();
      if (first.last) {
        to.shutdownOutput();
        ended = true;
      }
    }
  }

  private void send(ByteBuffer bytes, long due, boolean last) {
    // In order, whatever the chances: TCP gives nothing out before what precedes it.
    latestDue = Math.max(latestDue, due);
    queuedBytes += bytes.remaining();
    underWay.add(new Parcel(bytes, latestDue, last));
  }
}
