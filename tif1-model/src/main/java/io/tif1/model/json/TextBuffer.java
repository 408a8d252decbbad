package io.tif1.model.json;

import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The texts of one array while it is read, as codes into a dictionary: a string is made of a text
 * only the first time it occurs. Kept from array to array. Used by one thread.
 */
final class TextBuffer {
  private static final int KEPT_ROWS = 1 << 16;

  /**
   * How far a text is looked for. Only texts made up to have the same hash are further off; such a
   * text goes into the dictionary once more, and a map that is safe against that sorts it out.
   */
  private static final int MAX_PROBES = 64;

  private int[] codes = new int[2048];
  private int size;
  private final List<String> dictionary = new ArrayList<>();

  /** Where the text of a code stands in the file. */
  private int[] froms = new int[64];

  private int[] tos = new int[64];

  /** Codes by hash, one more than each; 0 is free. Its length is a power of two. */
  private int[] slots = new int[128];

  /** Whether a text may be in the dictionary twice. */
  private boolean repeats;

  private Budget budget = new Budget();

  /** Begins an array whose texts are taken from {@code budget}. */
  void begin(Budget budget) {
    this.budget = budget;
    // Not kept when larger than what it holds: clearing it must not cost more than filling it did.
    boolean sparse = slots.length > 128 && dictionary.size() * 16 < slots.length;
    if (codes.length > KEPT_ROWS || sparse) {
      codes = new int[2048];
      froms = new int[64];
      tos = new int[64];
      slots = new int[128];
    } else {
      Arrays.fill(slots, 0);
    }
    size = 0;
    repeats = false;
    dictionary.clear();
  }

  int size() {
    return size;
  }

  void missing() {
    add(IntColumn.MISSING);
  }

  /** Adds {@code text[from .. to)}, which holds no escapes. */
  void plain(byte[] text, int from, int to) {
    int last = size - 1;
    if (last >= 0 && codes[last] >= 0 && isText(codes[last], text, from, to)) {
      add(codes[last]); // long runs of the same text are the rule
      return;
    }
    int slot = hash(text, from, to) & (slots.length - 1);
    for (int probes = 0; slots[slot] != 0; probes++) {
      int code = slots[slot] - 1;
      if (isText(code, text, from, to)) {
        add(code);
        return;
      }
      if (probes == MAX_PROBES) {
        escaped(new String(text, from, to - from, StandardCharsets.UTF_8), from);
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    String value = new String(text, from, to - from, StandardCharsets.UTF_8);
    budget.takeText(value, to - from, from);
    int code = learn(value, from, to);
    slots[slot] = code + 1;
    add(code);
    if (dictionary.size() * 2 > slots.length) {
      rehash(text);
    }
  }

  /** Adds a text that cannot be found again by its bytes, because it is written with escapes. */
  void escaped(String value, int at) {
    // Sorting it out needs a map, with about as much again for each text.
    budget.takeText(value, -1, at);
    budget.takeText("", 0, at);
    repeats = true;
    add(learn(value, 0, 0));
  }

  private int learn(String value, int from, int to) {
    int code = dictionary.size();
    if (code == froms.length) {
      froms = Arrays.copyOf(froms, code * 2);
      tos = Arrays.copyOf(tos, code * 2);
    }
    dictionary.add(value);
    froms[code] = from;
    tos[code] = to;
    return code;
  }

  private boolean isText(int code, byte[] text, int from, int to) {
    return to > from && Arrays.equals(text, froms[code], tos[code], text, from, to);
  }

  private static int hash(byte[] text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + text[i];
    }
    return hash ^ hash >>> 15;
  }

  private void rehash(byte[] text) {
    slots = new int[slots.length * 4];
    for (int code = 0; code < dictionary.size(); code++) {
      if (tos[code] > froms[code]) {
        int slot = hash(text, froms[code], tos[code]) & (slots.length - 1);
        while (slots[slot] != 0) {
          slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = code + 1;
      }
    }
  }

  private void add(int code) {
    if (size == codes.length) {
      codes = Arrays.copyOf(codes, size * 2);
    }
    codes[size++] = code;
  }

  TextColumn toTexts() {
    if (!repeats) {
      return TextColumn.coded(dictionary, codes, size);
    }
    var values = new ArrayList<@Nullable String>(size);
    for (int row = 0; row < size; row++) {
      values.add(codes[row] < 0 ? null : dictionary.get(codes[row]));
    }
    return TextColumn.of(values);
  }
}
