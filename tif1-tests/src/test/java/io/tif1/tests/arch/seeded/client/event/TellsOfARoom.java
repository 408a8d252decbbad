package io.tif1.tests.arch.seeded.client.event;

import io.tif1.tests.arch.seeded.client.internal.breaker.Neighbour;

/** Breaks: events are API too. */
record TellsOfARoom(Neighbour room) {}
