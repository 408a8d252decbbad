package io.tif1.tests.arch.seeded.client;

/** Breaks: a public class that anybody can extend. */
public class Subclassable {}
