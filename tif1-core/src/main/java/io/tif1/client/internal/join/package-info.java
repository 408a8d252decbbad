/** The same file already under way? Wait for that one. */
package io.tif1.client.internal.join;
