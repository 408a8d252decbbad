/** How fast telemetry is decoded, beside other parsers, and how much memory it needs. */
@NullMarked
package io.tif1.benchmarks.decode;

import org.jspecify.annotations.NullMarked;
