/**
 * The program {@code tif1}: fetches published files from a shell, and shows what the client does.
 */
@org.jspecify.annotations.NullMarked
package io.tif1.cli;
