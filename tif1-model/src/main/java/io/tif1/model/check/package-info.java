/** What looks wrong in published data: rules, findings and anomalies. */
package io.tif1.model.check;
