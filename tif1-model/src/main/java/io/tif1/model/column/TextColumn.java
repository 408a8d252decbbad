package io.tif1.model.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A column of texts, each different text kept once. Immutable and safe for use by multiple threads.
 *
 * @since 0.1
 */
public final class TextColumn implements Column {
  private static final int MISSING = IntStore.MISSING;

  private final List<String> dictionary;
  private final IntStore codes;

  TextColumn(List<String> dictionary, IntStore codes) {
    this.dictionary = dictionary;
    this.codes = codes;
  }

  /** A column of the given texts; null is missing. */
  public static TextColumn of(@Nullable String... values) {
    return of(Arrays.asList(values));
  }

  /** A column of the given texts; null is missing. */
  public static TextColumn of(List<? extends @Nullable String> values) {
    Map<String, Integer> known = new HashMap<>();
    List<String> dictionary = new ArrayList<>();
    int[] codes = new int[values.size()];
    int row = 0;
    for (String value : values) {
      if (value == null) {
        codes[row++] = MISSING;
        continue;
      }
      Integer code = known.putIfAbsent(value, dictionary.size());
      if (code == null) {
        code = dictionary.size();
        dictionary.add(value);
      }
      codes[row++] = code;
    }
    return new TextColumn(List.copyOf(dictionary), IntStore.of(codes, codes.length));
  }

  /**
   * A column of codes into a dictionary.
   *
   * @param dictionary the different texts; copied
   * @param codes for each row the place of its text in the dictionary, from 0, or {@link
   *     IntColumn#MISSING}; the first {@code size} are copied
   * @throws IndexOutOfBoundsException if a code has no text
   */
  public static TextColumn coded(List<String> dictionary, int[] codes, int size) {
    Objects.checkFromToIndex(0, size, codes.length);
    for (int row = 0; row < size; row++) {
      if (codes[row] != MISSING) {
        Objects.checkIndex(codes[row], dictionary.size());
      }
    }
    return new TextColumn(List.copyOf(dictionary), IntStore.of(codes, size));
  }

  /** The columns below one another. A text is looked up once for each of them, not for each row. */
  public static TextColumn concat(List<TextColumn> parts) {
    Map<String, Integer> known = new HashMap<>();
    List<String> dictionary = new ArrayList<>();
    int[] codes = new int[parts.stream().mapToInt(TextColumn::size).sum()];
    int at = 0;
    for (TextColumn part : parts) {
      part.codes.copy(codes, at);
      int[] joined = new int[part.dictionary.size()];
      Arrays.fill(joined, MISSING);
      for (int end = at + part.size(); at < end; at++) {
        int code = codes[at];
        if (code == MISSING) {
          continue;
        }
        if (joined[code] == MISSING) {
          String text = part.dictionary.get(code);
          Integer had = known.putIfAbsent(text, dictionary.size());
          joined[code] = had == null ? dictionary.size() : had;
          if (had == null) {
            dictionary.add(text);
          }
        }
        codes[at] = joined[code];
      }
    }
    return new TextColumn(List.copyOf(dictionary), IntStore.of(codes, codes.length));
  }

  /** A column of {@code size} rows with the same text. */
  public static TextColumn same(String value, int size) {
    return new TextColumn(List.of(value), new IntStore.Same(0, size));
  }

  /** A column of {@code size} rows none of which has a text. */
  public static TextColumn missing(int size) {
    return new TextColumn(List.of(), new IntStore.Same(MISSING, size));
  }

  List<String> dictionary() {
    return dictionary;
  }

  IntStore codes() {
    return codes;
  }

  @Override
  public int size() {
    return codes.size();
  }

  /** The text, or null if it is missing. */
  public @Nullable String get(int row) {
    Objects.checkIndex(row, codes.size());
    int code = codes.get(row);
    return code == MISSING ? null : dictionary.get(code);
  }

  /** Whether the row has this text. */
  public boolean is(int row, String text) {
    return text.equals(get(row));
  }

  @Override
  public boolean isMissing(int row) {
    Objects.checkIndex(row, codes.size());
    return codes.get(row) == MISSING;
  }

  @Override
  public @Nullable String text(int row) {
    return get(row);
  }

  /** The different texts, in the order of their first rows. */
  public List<String> distinct() {
    return IntStream.range(0, size())
        .map(codes::get)
        .filter(code -> code != MISSING)
        .distinct()
        .mapToObj(dictionary::get)
        .toList();
  }

  /** All rows in order, null where a text is missing. */
  public Stream<@Nullable String> stream() {
    return IntStream.range(0, size()).mapToObj(this::get);
  }

  @Override
  public TextColumn slice(int from, int to) {
    Objects.checkFromToIndex(from, to, size());
    return recoded(IntStream.range(from, to).map(codes::get).toArray());
  }

  @Override
  public TextColumn select(int... rows) {
    for (int row : rows) {
      Objects.checkIndex(row, size());
    }
    return recoded(IntStream.of(rows).map(codes::get).toArray());
  }

  private TextColumn recoded(int[] selected) {
    return new TextColumn(dictionary, IntStore.of(selected, selected.length));
  }

  @Override
  public long sizeBytes() {
    // A string's header and array cost about 48 bytes, its letters one byte each in nearly all.
    return codes.sizeBytes() + dictionary.stream().mapToLong(text -> 48 + text.length()).sum();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TextColumn that
        && that.size() == size()
        && IntStream.range(0, size()).allMatch(row -> Objects.equals(get(row), that.get(row)));
  }

  @Override
  public int hashCode() {
    return stream().mapToInt(Objects::hashCode).reduce(size(), (a, b) -> 31 * a + b);
  }

  @Override
  public String toString() {
    return Shown.of(this);
  }
}
