package io.tif1.model.json;

import io.tif1.model.ColumnSpec;
import io.tif1.model.ColumnType;
import io.tif1.model.Columns;
import io.tif1.model.JsonException;
import io.tif1.model.check.Rule;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.TextColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an object whose members are columns: arrays, or values that stand for all rows. */
final class ColumnsReader {
  /** More than any file has; the known ones are 44 at most. */
  private static final int MAX_COLUMNS = 200;

  private final ColumnReader in;
  private final SpecIndex specs;
  private final NumberBuffer numbers;
  private final TextBuffer texts;
  private final Found found;

  private final Map<String, Column> arrays = new LinkedHashMap<>();

  /** Values that stand for every row, as columns of one row. */
  private final Map<String, Column> scalars = new LinkedHashMap<>();

  /** The names as written, for findings. */
  private final Map<String, String> keys = new LinkedHashMap<>();

  ColumnsReader(
      ColumnReader in, SpecIndex specs, NumberBuffer numbers, TextBuffer texts, Found found) {
    this.in = in;
    this.specs = specs;
    this.numbers = numbers;
    this.texts = texts;
    this.found = found;
  }

  /** Reads the object at whose brace the reader stands. */
  Columns columns() {
    in.at++;
    in.around++;
    for (String key = TableReader.firstMember(in); key != null; key = TableReader.nextMember(in)) {
      ColumnSpec spec = specs.find(key);
      String name = spec == null ? key : spec.columnName();
      if (keys.put(name, key) != null) {
        found.add(Rule.DUPLICATE_KEY, key, "one", "another", 1);
        arrays.remove(name);
        scalars.remove(name);
      }
      if (keys.size() > MAX_COLUMNS) {
        throw new JsonException("an object of over " + MAX_COLUMNS + " columns", in.at);
      }
      if (in.skipSpace() == '[') {
        array(key, name, spec);
      } else {
        scalar(key, name, spec);
      }
    }
    in.around--;
    return ofOneLength();
  }

  private void array(String key, String name, @Nullable ColumnSpec spec) {
    Column column = spec == null ? unknown(key) : known(key, spec.type());
    if (column != null) {
      arrays.put(name, column);
    }
  }

  private Column known(String key, ColumnType type) {
    if (type == ColumnType.TEXT) {
      return texts();
    }
    numbers.begin(type != ColumnType.NUMBER, true);
    in.numbers(numbers);
    reportWrong(key, type);
    return taken(numbers(key, type));
  }

  /** The texts themselves are taken from the budget when they are met. */
  private Column texts() {
    texts.begin(in.budget);
    in.texts(texts);
    in.budget.take((long) texts.size() * Integer.BYTES, in.at);
    return texts.toTexts();
  }

  private Column taken(Column column) {
    in.budget.take(column.sizeBytes(), in.at);
    return column;
  }

  private Column numbers(String key, ColumnType type) {
    return switch (type) {
      case WHOLE -> {
        numbers.wrong = 0;
        Column wholes = numbers.toWholes();
        reportNotWhole(key);
        yield wholes;
      }
      case FLAG -> {
        numbers.wrong = 0;
        Column flags = numbers.toFlags();
        reportWrong(key, type);
        yield flags;
      }
      default -> numbers.toDoubles();
    };
  }

  private void reportWrong(String key, ColumnType type) {
    if (numbers.wrong > 0) {
      String expected =
          switch (type) {
            case WHOLE -> "whole numbers";
            case FLAG -> "true or false, or 1 or 0";
            default -> "numbers";
          };
      found.add(Rule.WRONG_TYPE, key, expected, String.valueOf(numbers.firstWrong), numbers.wrong);
    }
  }

  private void reportNotWhole(String key) {
    if (numbers.wrong > 0) {
      found.add(
          Rule.NOT_WHOLE, key, "whole numbers", String.valueOf(numbers.firstWrong), numbers.wrong);
    }
  }

  /**
   * A column nobody knows of is one of numbers if all its values are, else one of texts: a number
   * in quotes is a text, and so is what may look like a number in this file but not in the next.
   */
  private @Nullable Column unknown(String key) {
    int from = in.at;
    if (skipsNested()) {
      found.add(Rule.UNKNOWN_SHAPE, key, "an array of values", "an array of something else", 1);
      return null;
    }
    in.at = from;
    numbers.begin(false, false);
    in.numbers(numbers);
    if (numbers.wrong == 0) {
      return taken(numbers.toDoubles());
    }
    in.at = from;
    return texts();
  }

  /** Reads the array at which the reader stands; whether it holds arrays or objects. */
  private boolean skipsNested() {
    int from = in.at;
    in.skipValue();
    boolean inString = false;
    for (int i = from + 1; i < in.at; i++) {
      byte c = in.text[i];
      if (inString && c == '\\') {
        i++;
      } else if (c == '"') {
        inString = !inString;
      } else if (!inString && (c == '[' || c == '{')) {
        return true;
      }
    }
    return false;
  }

  private void scalar(String key, String name, @Nullable ColumnSpec spec) {
    int c = in.skipSpace();
    if (c == '{') {
      if (spec != null) {
        throw in.unexpected("an array of values for " + key);
      }
      in.skipValue();
      found.add(Rule.UNKNOWN_SHAPE, key, "an array of values", "an object", 1);
      return;
    }
    if (spec != null && !TableReader.isForAllRows(spec)) {
      TableReader.requireMissing(in, texts, "an array of values for " + key);
      return;
    }
    boolean number = c == '-' || JsonScanner.isDigit(c);
    if (spec == null ? number : spec.type() == ColumnType.NUMBER) {
      numbers.begin(false, true);
      scalars.put(name, DoubleColumn.of(in.element(numbers, 0)));
      reportWrong(key, ColumnType.NUMBER);
    } else {
      scalars.put(name, textAlone(c == '"'));
    }
  }

  private TextColumn textAlone(boolean quoted) {
    int from = in.at;
    texts.begin(in.budget);
    in.text(texts);
    TextColumn one = texts.toTexts();
    // What stands for a missing value in a column is meant as it is written here.
    return quoted && one.isMissing(0) ? TextColumn.of(in.string(from + 1, in.at - 1)) : one;
  }

  private Columns ofOneLength() {
    int rows = arrays.values().stream().mapToInt(Column::size).max().orElse(0);
    var all = new LinkedHashMap<String, Column>();
    for (String name : keys.keySet()) {
      Column array = arrays.get(name);
      Column scalar = scalars.get(name);
      if (array != null) {
        all.put(name, array.size() == rows ? array : filledUp(name, array, rows));
      } else if (scalar != null) {
        all.put(name, inAllRows(scalar, rows));
      }
    }
    return Columns.of(all, rows);
  }

  /** The key of a lap stands for all its rows; making that row by row took 6 % of the time. */
  private static Column inAllRows(Column scalar, int rows) {
    String text = rows > 0 && scalar instanceof TextColumn one ? one.text(0) : null;
    return text != null ? TextColumn.same(text, rows) : scalar.select(new int[rows]);
  }

  private Column filledUp(String name, Column column, int rows) {
    in.budget.take((long) (rows - column.size()) * Double.BYTES, in.at);
    found.add(
        Rule.RAGGED, keys.getOrDefault(name, name), rows + " values", column.size() + " values", 1);
    Columns rest = Columns.of(Map.of(), rows - column.size());
    Columns both = Columns.concat(List.of(Columns.of(Map.of(name, column)), rest));
    return java.util.Objects.requireNonNull(both.get(name));
  }
}
