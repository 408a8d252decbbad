package io.tif1.client;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The texts of a list setting: a collection, or one text with commas. */
final class Texts {
  private Texts() {}

  static List<String> read(Object given) throws BadValueException {
    var texts = new ArrayList<String>();
    if (given instanceof String line) {
      for (String part : line.split(",", -1)) {
        if (!part.isBlank()) {
          texts.add(part.strip());
        }
      }
    } else if (given instanceof Collection<?> many) {
      for (Object one : many) {
        if (!(one instanceof String) && !(one instanceof URI)) {
          throw new BadValueException(Shown.value(String.valueOf(one)) + " in it is no text");
        }
        texts.add(one.toString().strip());
      }
    } else {
      throw new BadValueException();
    }
    if (texts.isEmpty()) {
      throw new BadValueException("the list is empty");
    }
    return texts;
  }
}
