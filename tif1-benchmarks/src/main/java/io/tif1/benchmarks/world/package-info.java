/** A race fetched from CDNs that behave as the public ones do. */
@org.jspecify.annotations.NullMarked
package io.tif1.benchmarks.world;
