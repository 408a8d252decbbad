/** Reading JSON: the check every body passes, and the generic tree. */
package io.tif1.model.json;
