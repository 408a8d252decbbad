package io.tif1.tests.arch.seeded.client.internal.join;

import io.tif1.tests.arch.seeded.client.internal.Assembly;

/** Breaks: a room does not know who puts rooms together. */
record KnowsTheHouse(Assembly assembly) {}
