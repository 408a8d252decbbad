package io.tif1.tests.arch.seeded.client.internal.breaker;

/** Keeps: internals are nobody else's. */
public class Anything {}
