package io.tif1.client;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One of the constants of an enum, written in lower case; kept as the constant. */
final class ChoiceType extends ValueType {
  private final List<Enum<?>> choices;

  private ChoiceType(List<Enum<?>> choices) {
    this.choices = choices;
  }

  static ChoiceType oneOf(Enum<?>... choices) {
    return new ChoiceType(Arrays.asList(choices));
  }

  @Override
  String allowed() {
    return choices.stream().map(ChoiceType::word).collect(Collectors.joining(", ", "one of ", ""));
  }

  @Override
  Object read(Object given, Notes notes) throws BadValueException {
    for (Enum<?> choice : choices) {
      if (given == choice
          || (given instanceof String text
              && text.strip().toLowerCase(Locale.ROOT).equals(word(choice)))) {
        return choice;
      }
    }
    throw new BadValueException();
  }

  @Override
  Object plain(Object kept) {
    return word((Enum<?>) kept);
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
