package io.tif1.cli;

import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Numbers of laps as people write them: {@code 5-12}, {@code 3}, {@code 1,4-6}. Immutable.
 *
 * @param numbers in order, each once
 */
record LapNumbers(List<Integer> numbers) {
  private static final Pattern PART = Pattern.compile("(\\d{1,4})(?:\\s*-\\s*(\\d{1,4}))?");

  /** More laps than anyone has driven in a day of testing. */
  private static final int LARGEST = 999;

  static LapNumbers parse(String text) {
    var wanted = new BitSet();
    for (String part : text.split(",", -1)) {
      Matcher range = PART.matcher(part.strip());
      if (!range.matches()) {
        throw new IllegalArgumentException("laps are written such as 7, 5-12 or 1,4-6: " + text);
      }
      int first = Integer.parseInt(range.group(1));
      int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
      if (first < 1 || first > last || last > LARGEST) {
        throw new IllegalArgumentException(
            "laps are numbered from 1 to " + LARGEST + ", the first one first: " + part.strip());
      }
      wanted.set(first, last + 1);
    }
    return new LapNumbers(wanted.stream().boxed().toList());
  }

  /** As people write them. */
  @Override
  public String toString() {
    var text = new StringBuilder();
    for (int i = 0; i < numbers.size(); i++) {
      int first = numbers.get(i);
      while (i + 1 < numbers.size() && numbers.get(i + 1) == numbers.get(i) + 1) {
        i++;
      }
      text.append(text.length() == 0 ? "" : ",").append(first);
      if (numbers.get(i) != first) {
        text.append('-').append(numbers.get(i));
      }
    }
    return text.toString();
  }

  int[] toArray() {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }

  /** For the parser of the command line. */
  static final class Converter implements ITypeConverter<LapNumbers> {
    @Override
    public LapNumbers convert(String text) {
      try {
        return parse(text);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
