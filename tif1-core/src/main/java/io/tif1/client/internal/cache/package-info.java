/** Answers without the network where they may be given, and keeps what the network brings. */
package io.tif1.client.internal.cache;
