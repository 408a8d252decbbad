/**
 * Sessions as tables of an embedded DuckDB: {@link io.tif1.sql.SessionDatabase} takes typed data,
 * answers SQL and writes files.
 */
@org.jspecify.annotations.NullMarked
package io.tif1.sql;
