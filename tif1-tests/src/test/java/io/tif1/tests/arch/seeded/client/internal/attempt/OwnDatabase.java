package io.tif1.tests.arch.seeded.client.internal.attempt;

import java.sql.Connection;

/** Breaks: JDBC belongs to the cache. */
interface OwnDatabase {
  Connection connection();
}
