package io.tif1.tests.arch.seeded.client.internal.admit;

import io.tif1.tests.arch.seeded.client.internal.breaker.Neighbour;

/** Breaks: knows another room, if only an array of it. */
final class PeeksNextDoor {
  Neighbour[] neighbours() {
    return new Neighbour[0];
  }
}
