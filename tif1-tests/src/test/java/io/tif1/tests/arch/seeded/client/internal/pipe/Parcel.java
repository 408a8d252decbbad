package io.tif1.tests.arch.seeded.client.internal.pipe;

/** Keeps: what rooms hand to one another. */
public record Parcel(String content) {}
