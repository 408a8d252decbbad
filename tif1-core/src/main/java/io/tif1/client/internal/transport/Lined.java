package io.tif1.client.internal.transport;

/** A socket whose connection is watched. */
interface Lined {
  Line line();
}
