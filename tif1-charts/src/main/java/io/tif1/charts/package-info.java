/** Charts of timing data, as SVG and PNG. Begin at {@link io.tif1.charts.Charts}. */
package io.tif1.charts;
