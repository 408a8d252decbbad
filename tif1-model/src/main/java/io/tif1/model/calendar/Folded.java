package io.tif1.model.calendar;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A name as it is compared: letters and digits alone, in lower case and without accents. {@code
 * "São Paulo"}, {@code "sao-paulo"} and {@code "SaoPaulo"} have the same letters; the words differ.
 *
 * @param letters all words in one
 * @param words the words, none of them empty
 */
record Folded(String letters, List<String> words) {
  static Folded of(String name) {
    String apart = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    int next;
    for (int i = 0; i < apart.length(); i = next) {
      next = apart.offsetByCodePoints(i, 1);
      int c = apart.codePointAt(i);
      if (Character.isLetterOrDigit(c)) {
        word.append(apart, i, next);
      } else if (Character.getType(c) != Character.NON_SPACING_MARK && word.length() > 0) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    return new Folded(String.join("", words), List.copyOf(words));
  }

  /** Whether there is no letter in it, only digits if anything. */
  boolean isNumber() {
    return letters.codePoints().allMatch(Character::isDigit);
  }

  boolean sameAs(Folded other) {
    return letters.equals(other.letters);
  }

  /** Whether {@code other} is one or several whole words of this, in a row. */
  boolean hasWords(Folded other) {
    int start = 0;
    for (int i = 0; i < words.size(); i++) {
      int end = start;
      for (int j = i; j < words.size(); j++) {
        end += words.get(j).length();
        if (end - start == other.letters.length() && letters.startsWith(other.letters, start)) {
          return true;
        }
      }
      start += words.get(i).length();
    }
    return false;
  }

  boolean startsWith(Folded other) {
    return letters.startsWith(other.letters);
  }

  /** Whether some word of this, and what follows it, starts like {@code other}. */
  boolean hasWordStart(Folded other) {
    int start = 0;
    for (String word : words) {
      if (letters.startsWith(other.letters, start)) {
        return true;
      }
      start += word.length();
    }
    return false;
  }

  boolean contains(Folded other) {
    return letters.contains(other.letters);
  }
}
