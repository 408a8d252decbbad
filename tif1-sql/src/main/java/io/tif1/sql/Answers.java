package io.tif1.sql;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From what JDBC gives to the types of a {@link Row}. */
final class Answers {
  private Answers() {}

  static List<ResultColumn> columns(ResultSetMetaData about) throws SQLException {
    var columns = new ArrayList<ResultColumn>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(new ResultColumn(about.getColumnLabel(i), about.getColumnTypeName(i)));
    }
    return List.copyOf(columns);
  }

  static Row row(List<ResultColumn> columns, ResultSet at) throws SQLException {
    var values = new ArrayList<@Nullable Object>(columns.size());
    for (int i = 1; i <= columns.size(); i++) {
      values.add(value(at.getObject(i)));
    }
    return new Row(columns, values);
  }

  private static @Nullable Object value(@Nullable Object raw) throws SQLException {
    if (raw == null
        || raw instanceof Double
        || raw instanceof Integer
        || raw instanceof Long
        || raw instanceof Boolean
        || raw instanceof String
        || raw instanceof BigDecimal
        || raw instanceof BigInteger
        || raw instanceof Temporal) {
      return raw;
    }
    if (raw instanceof Timestamp moment) {
      return moment.toLocalDateTime();
    }
    if (raw instanceof Float number) {
      return number.doubleValue();
    }
    if (raw instanceof Short || raw instanceof Byte) {
      return ((Number) raw).intValue();
    }
    if (raw instanceof java.util.Date day) {
      return day.toInstant().atOffset(ZoneOffset.UTC);
    }
    return raw instanceof Array array ? list((Object[]) array.getArray()) : raw.toString();
  }

  private static List<@Nullable Object> list(@Nullable Object[] raw) throws SQLException {
    var values = new ArrayList<@Nullable Object>(raw.length);
    for (Object one : raw) {
      values.add(value(one));
    }
    return values;
  }
}
