package io.tif1.tests.arch.seeded.client;

import io.tif1.tests.arch.seeded.client.internal.Assembly;

/** Keeps: reaches internals the one way. */
record ThroughAssembly(Assembly assembly) {}
