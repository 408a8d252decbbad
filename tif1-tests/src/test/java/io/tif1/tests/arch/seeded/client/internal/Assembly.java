package io.tif1.tests.arch.seeded.client.internal;

/** Keeps: the one way in. */
public final class Assembly {}
