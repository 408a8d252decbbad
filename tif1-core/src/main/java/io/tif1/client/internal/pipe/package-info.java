/** What the rooms hand to one another. Outer rooms see a Fetch, inner rooms an Attempt. */
package io.tif1.client.internal.pipe;
