/** What names have to do with one another as texts. For the client alone. */
@NullMarked
package io.tif1.model.text;

import org.jspecify.annotations.NullMarked;
