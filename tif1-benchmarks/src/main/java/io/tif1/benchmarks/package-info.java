/** Whole-program benchmarks, one main class each. */
@org.jspecify.annotations.NullMarked
package io.tif1.benchmarks;
