/** Is this CDN trusted? One breaker a CDN, one verdict an attempt. */
package io.tif1.client.internal.breaker;
