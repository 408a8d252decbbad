package io.tif1.sql;

import com.google.flatbuffers.FlatBufferBuilder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.apache.arrow.flatbuf.Bool;
import org.apache.arrow.flatbuf.Date;
import org.apache.arrow.flatbuf.DateUnit;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Int;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.TimeUnit;
import org.apache.arrow.flatbuf.Timestamp;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flatbuf.Utf8;

/** What the values of a column of an Arrow file are: the types that its Parquet would have. */
enum ArrowType {
  FLOAT64(Type.FloatingPoint, 8),
  INT32(Type.Int, 4),
  INT64(Type.Int, 8),
  BOOL(Type.Bool, 0),
  UTF8(Type.Utf8, 0),
  /** Without a zone, in microseconds; ours are UTC. */
  TIMESTAMP(Type.Timestamp, 8),
  DATE32(Type.Date, 4);

  private static final LocalDateTime EPOCH = LocalDateTime.of(1970, 1, 1, 0, 0);

  /** As Arrow numbers it. */
  private final byte code;

  private final int width;

  ArrowType(byte code, int width) {
    this.code = code;
    this.width = width;
  }

  /** The type for one of DuckDB's; text for one that has no equal here. */
  static ArrowType of(String sqlType) {
    if (sqlType.startsWith("DECIMAL")) {
      return FLOAT64;
    }
    return switch (sqlType) {
      case "DOUBLE", "FLOAT", "HUGEINT", "UHUGEINT", "UBIGINT" -> FLOAT64;
      case "INTEGER", "SMALLINT", "TINYINT", "USMALLINT", "UTINYINT" -> INT32;
      case "BIGINT", "UINTEGER" -> INT64;
      case "BOOLEAN" -> BOOL;
      case "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS" -> TIMESTAMP;
      case "DATE" -> DATE32;
      default -> UTF8;
    };
  }

  byte code() {
    return code;
  }

  /** Bytes a value; 0 for bits and texts. */
  int width() {
    return width;
  }

  /** Describes it in a schema; the place of the description. */
  int describe(FlatBufferBuilder builder) {
    switch (this) {
      case FLOAT64:
        return FloatingPoint.createFloatingPoint(builder, Precision.DOUBLE);
      case INT32, INT64:
        return Int.createInt(builder, width * Byte.SIZE, true);
      case BOOL:
        Bool.startBool(builder);
        return Bool.endBool(builder);
      case TIMESTAMP:
        return Timestamp.createTimestamp(builder, TimeUnit.MICROSECOND, 0);
      case DATE32:
        return Date.createDate(builder, DateUnit.DAY);
      default:
        Utf8.startUtf8(builder);
        return Utf8.endUtf8(builder);
    }
  }

  /** Reads a number, a moment or a day as the bits that go to the file; 0 for none. */
  long bits(ResultSet rows, int column) throws SQLException {
    switch (this) {
      case FLOAT64:
        return Double.doubleToRawLongBits(rows.getDouble(column));
      case TIMESTAMP:
        LocalDateTime moment = rows.getObject(column, LocalDateTime.class);
        return moment == null ? 0 : ChronoUnit.MICROS.between(EPOCH, moment);
      case DATE32:
        LocalDate day = rows.getObject(column, LocalDate.class);
        return day == null ? 0 : day.toEpochDay();
      default:
        return rows.getLong(column);
    }
  }
}
