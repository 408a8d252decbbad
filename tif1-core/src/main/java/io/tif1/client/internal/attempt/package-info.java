/** Which CDN, when, how often: the only loop of the pipeline. */
package io.tif1.client.internal.attempt;
