/** What a client counts, as meters of Micrometer: an optional dependency that only this needs. */
package io.tif1.client.metrics;
