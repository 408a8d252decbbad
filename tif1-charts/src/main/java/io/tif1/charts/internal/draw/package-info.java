/** What a picture is made of, and how it becomes SVG or PNG. */
package io.tif1.charts.internal.draw;
