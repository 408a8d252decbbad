/** Decoded tables as bytes, for the cache that keeps them beside the files they were read from. */
package io.tif1.model.image;
