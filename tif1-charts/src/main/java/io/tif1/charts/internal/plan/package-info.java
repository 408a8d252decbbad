/** What each kind of chart draws, and where. */
package io.tif1.charts.internal.plan;
