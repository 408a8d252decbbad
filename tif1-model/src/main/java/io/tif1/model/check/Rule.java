package io.tif1.model.check;

import java.util.Locale;

/**
 * What is looked for in published files.
 *
 * @since 0.1
 */
public enum Rule {
  /** A column that every file of the kind has is not there. */
  MISSING_COLUMN("a column that every file of the kind has is not there"),
  /** The columns of a file are not of the same length; the shorter ones are filled up. */
  RAGGED("columns are not of the same length; the shorter ones are filled up with missing values"),
  /** A key occurs twice in an object; the last one is kept. */
  DUPLICATE_KEY("a key occurs twice in one object; the last one is kept"),
  /** A value is of a type that its column cannot hold; it is missing. */
  WRONG_TYPE("a value is not of the type of its column; it reads as missing"),
  /** A number with a fraction stands in a column of whole numbers; it is missing. */
  NOT_WHOLE("a number with a fraction in a column of whole numbers; it reads as missing"),
  /** An unknown key holds neither a value nor an array of values; it is left out. */
  UNKNOWN_SHAPE("an unknown key holds neither a value nor an array of values; it is left out"),
  /** A table made of several files lacks one; its rows are not there. */
  INCOMPLETE("a table made of several files lacks one; its rows are not there");

  private final String meaning;

  Rule(String meaning) {
    this.meaning = meaning;
  }

  /** What breaks it, in a sentence. */
  public String meaning() {
    return meaning;
  }

  /** Its name as reports write it: {@code missing-column}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
