/** What a client tells a listener. */
package io.tif1.client.event;
