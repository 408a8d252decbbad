package io.tif1.tests.arch.seeded.client.internal.pipe;

import io.tif1.tests.arch.seeded.client.internal.breaker.Neighbour;

/** Breaks: what rooms share does not know them. */
record KnowsARoom(Neighbour neighbour) {}
