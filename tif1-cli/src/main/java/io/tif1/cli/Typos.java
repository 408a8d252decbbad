package io.tif1.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Words of filters that nothing in the data is called. A filter by a word that could be there and
 * is not, as WET in a dry race, passes nothing and is no typing error. Not safe for use by multiple
 * threads.
 */
final class Typos {
  private final List<String> lines = new ArrayList<>();
  private boolean nothingLeft;

  /**
   * Looks at what was typed for a filter.
   *
   * @param there what the data has
   * @param possible whether a word that is not there could be
   */
  void check(String option, List<String> typed, List<String> there, Predicate<String> possible) {
    List<String> wrong =
        typed.stream()
            .map(String::strip)
            .filter(word -> there.stream().noneMatch(word::equalsIgnoreCase))
            .filter(possible.negate())
            .toList();
    for (String word : wrong) {
      lines.add(
          "tif1: "
              + option
              + ": there is no \""
              + SafeText.line(word)
              + "\" here; there "
              + (there.size() == 1 ? "is " : "are ")
              + (there.isEmpty() ? "none" : String.join(", ", there))
              + Likes.question(word, there));
    }
    nothingLeft |= !wrong.isEmpty() && wrong.size() == typed.size();
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** What was typed wrong and what there is, a line each. */
  List<String> lines() {
    return List.copyOf(lines);
  }

  /** The answer, with what was typed wrong and what there is. */
  Answer of(Answer answer) {
    if (lines.isEmpty()) {
      return answer;
    }
    var notes = new ArrayList<>(lines);
    notes.addAll(answer.notes());
    return nothingLeft
        ? new Answer(answer.listing(), ExitCode.MISSING, lines)
        : new Answer(answer.listing(), ExitCode.PARTIAL, notes);
  }
}
