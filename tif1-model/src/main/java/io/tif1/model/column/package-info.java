/** Immutable columns of primitive values that know which of them are missing. */
package io.tif1.model.column;
