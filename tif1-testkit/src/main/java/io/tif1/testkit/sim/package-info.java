/**
 * Whole sessions made from a seed, in the published form of the files, quirks included; and the
 * facts they were made from, for asserting what a reader decoded. No published data is involved:
 * circuits, drivers, teams and events are invented.
 */
package io.tif1.testkit.sim;
