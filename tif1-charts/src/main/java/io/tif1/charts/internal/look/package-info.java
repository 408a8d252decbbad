/** Colours and styles: themes, teams, compounds. */
package io.tif1.charts.internal.look;
