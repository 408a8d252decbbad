package io.tif1.tests.arch.seeded.charts;

import io.tif1.tests.arch.seeded.client.internal.pipe.Parcel;

/** Breaks: charts know the model and nothing else. */
record KnowsTheClient(Parcel parcel) {}
