/** What servers say of where else they can be had (RFC 7838). Pure. */
package io.tif1.client.internal.transport.altsvc;
