package io.tif1.tests.arch.seeded.model;

import io.tif1.tests.arch.seeded.client.internal.pipe.Parcel;

/** Breaks: the model knows nothing of the client. */
record KnowsTheClient(Parcel parcel) {}
