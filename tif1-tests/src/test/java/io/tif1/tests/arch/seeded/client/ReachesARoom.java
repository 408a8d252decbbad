package io.tif1.tests.arch.seeded.client;

import io.tif1.tests.arch.seeded.client.internal.breaker.Neighbour;

/** Breaks: the API reaches past Assembly. */
record ReachesARoom(Neighbour room) {}
