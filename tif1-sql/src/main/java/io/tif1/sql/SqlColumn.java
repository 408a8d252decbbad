package io.tif1.sql;

/**
 * A column of a table that every database has.
 *
 * @param name how SQL calls it: {@code lap_time}
 * @param type what its values are
 * @param unit the unit; empty if it has none
 * @param meaning what it means, in a sentence
 * @since 0.2
 */
public record SqlColumn(String name, SqlType type, String unit, String meaning) {}
