/**
 * The client: {@link io.tif1.client.Tif1} fetches {@link io.tif1.client.Resource resources} under
 * {@link io.tif1.client.FetchOptions options}.
 */
package io.tif1.client;
