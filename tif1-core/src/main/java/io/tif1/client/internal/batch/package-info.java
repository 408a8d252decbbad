/** Many fetches at once, fed as others end, in bounded memory. */
package io.tif1.client.internal.batch;
