/** The stress run: callers, bad weather, whims, and the checks of what is left afterwards. */
@org.jspecify.annotations.NullMarked
package io.tif1.benchmarks.stress;
