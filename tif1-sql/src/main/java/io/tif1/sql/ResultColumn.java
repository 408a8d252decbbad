package io.tif1.sql;

/**
 * A column of an answer.
 *
 * @param name as the statement calls it
 * @param type DuckDB's name of the type: {@code DOUBLE}
 * @since 0.2
 */
public record ResultColumn(String name, String type) {}
