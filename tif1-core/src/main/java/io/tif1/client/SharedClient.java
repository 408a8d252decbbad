package io.tif1.client;

import io.tif1.client.internal.runtime.OwnLock;
import org.jspecify.annotations.Nullable;

/** The one mutable static of the project: the client that {@link Tif1#shared} hands out. */
final class SharedClient {
  private static final OwnLock LOCK = OwnLock.heldWhileOpening("SharedClient");
  private static @Nullable Tif1 client;
  private static boolean hooked;

  private SharedClient() {}

  static Tif1 get() {
    LOCK.lock();
    try {
      Tif1 open = client;
      if (open == null) {
        open = Tif1.openShared();
        client = open;
        closeAtExit();
      }
      return open;
    } finally {
      LOCK.unlock();
    }
  }

  static void close() {
    Tif1 closing;
    LOCK.lock();
    try {
      closing = client;
      client = null;
    } finally {
      LOCK.unlock();
    }
    if (closing != null) {
      closing.end(); // outside the lock: it may wait for running fetches
    }
  }

  private static void closeAtExit() {
    if (!hooked) {
      Runtime.getRuntime().addShutdownHook(new Thread(SharedClient::close, "tif1-close"));
      hooked = true;
    }
  }
}
