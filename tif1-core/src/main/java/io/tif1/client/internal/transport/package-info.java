/** One HTTP exchange, bounded by its deadline. The only place, with dns, that knows OkHttp. */
package io.tif1.client.internal.transport;
