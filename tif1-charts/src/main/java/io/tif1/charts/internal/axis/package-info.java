/** Arithmetic of axes: scales, ticks, limits, labels that give way to one another. */
package io.tif1.charts.internal.axis;
