/** Results of sessions, derived from laps: what is published has none. */
package io.tif1.model.result;
