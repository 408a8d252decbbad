package io.tif1.tests.arch.seeded.client.internal.breaker;

import io.tif1.tests.arch.seeded.client.internal.pipe.Parcel;

/** Keeps: knows the pipe and no other room. */
public record Neighbour(Parcel parcel) {}
