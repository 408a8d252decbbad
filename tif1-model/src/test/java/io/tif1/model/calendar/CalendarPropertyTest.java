package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** What holds for every event, every session and every name that chance can make. */
class CalendarPropertyTest {
  @Provide
  Arbitrary<Event> events() {
    return Arbitraries.of(
        Calendar.seasons().stream().flatMap(s -> Calendar.of(s).events().stream()).toList());
  }

  /** Texts of any kind, and names with letters lost, swapped and added. */
  @Provide
  Arbitrary<String> names() {
    Arbitrary<String> known =
        events()
            .flatMap(
                event ->
                    Arbitraries.of(
                        event.name(), event.country(), event.location(), "Sprint", "Practice 1"));
    Arbitrary<String> misspelt =
        Combinators.combine(
                known, Arbitraries.integers().between(0, 30), Arbitraries.strings().ofMaxLength(2))
            .as(
                (name, at, text) -> {
                  int cut = Math.min(at, name.length());
                  return name.substring(0, cut)
                      + text
                      + name.substring(Math.min(cut + 1, name.length()));
                });
    Arbitrary<String> part =
        Combinators.combine(
                known, Arbitraries.integers().between(0, 20), Arbitraries.integers().between(1, 8))
            .as(
                (name, at, length) -> {
                  int start = Math.min(at, name.length());
                  return name.substring(start, Math.min(start + length, name.length()));
                });
    return Arbitraries.oneOf(
        Arbitraries.strings(), Arbitraries.strings().alpha().ofMaxLength(4), misspelt, part);
  }

  private static <T> @Nullable T orNull(Supplier<T> found) {
    try {
      return found.get();
    } catch (UnknownNameException e) {
      return null;
    }
  }

  @Property
  void everyEventIsFoundByItsNameHoweverItIsTyped(@ForAll("events") Event event) {
    SeasonCalendar calendar = Calendar.of(event.season());
    String name = event.name();

    for (String typed :
        List.of(
            name,
            name.toUpperCase(Locale.ROOT),
            name.toLowerCase(Locale.ROOT),
            name.replace(" ", ""),
            name.replace(' ', '_'),
            "  " + name + "!",
            Normalizer.normalize(name, Normalizer.Form.NFD))) {
      assertThat(calendar.event(typed)).isSameAs(event);
    }
  }

  @Property
  void everyRoundIsFoundByItsNumber(@ForAll("events") Event event) {
    if (!event.isTesting()) {
      SeasonCalendar calendar = Calendar.of(event.season());
      assertThat(calendar.event(event.round())).isSameAs(event);
      assertThat(calendar.event(String.valueOf(event.round()))).isSameAs(event);
    }
  }

  @Property
  void everySessionIsFoundByNameAbbreviationAndNumber(@ForAll("events") Event event) {
    for (EventSession session : event.sessions()) {
      assertThat(event.session(session.name())).isSameAs(session);
      assertThat(event.session(session.type().abbreviation())).isSameAs(session);
      assertThat(event.session(String.valueOf(session.number()))).isSameAs(session);
      assertThat(event.session(session.number())).isSameAs(session);
      assertThat(event.session(session.type())).isSameAs(session);
    }
  }

  @Property
  void everyKeyResolvesToItself(@ForAll("events") Event event) {
    for (EventSession session : event.sessions()) {
      assertThat(Calendar.resolve(event.season(), session.key().event(), session.key().session()))
          .isEqualTo(session.key());
    }
  }

  @Property
  void everySessionIsInItsSeasonAndAfterTheOneBefore(@ForAll("events") Event event) {
    assertThat(event.sessions())
        .isSortedAccordingTo(Comparator.comparing(EventSession::startInstant))
        .allMatch(session -> session.start().getYear() == event.season())
        .allMatch(session -> session.key().season() == event.season());
  }

  @Property
  void aNameIsAnEventOrRefusedWithNamesThatAreEvents(
      @ForAll("names") String name, @ForAll("events") Event any) {
    SeasonCalendar calendar = Calendar.of(any.season());
    try {
      assertThat(calendar.events()).contains(calendar.event(name));
    } catch (UnknownNameException e) {
      assertThat(e.asked()).isNotNull();
      assertThat(e.suggestions())
          .allMatch(suggestion -> orNull(() -> calendar.event(suggestion)) != null);
      e.suggestions().forEach(suggestion -> assertThat(e).hasMessageContaining(suggestion));
    }
  }

  @Property
  void aNameIsASessionOrRefusedWithNamesThatAreSessions(
      @ForAll("names") String name, @ForAll("events") Event event) {
    try {
      assertThat(event.sessions()).contains(event.session(name));
    } catch (UnknownNameException e) {
      assertThat(e.suggestions())
          .allMatch(suggestion -> orNull(() -> event.session(suggestion)) != null);
      e.suggestions().forEach(suggestion -> assertThat(e).hasMessageContaining(suggestion));
    }
  }

  @Property
  void upperAndLowerCaseMakeNoDifference(
      @ForAll("names") String name, @ForAll("events") Event any) {
    if (name.chars().allMatch(c -> c < 0x80)) {
      SeasonCalendar calendar = Calendar.of(any.season());
      assertThat(orNull(() -> calendar.event(name.toUpperCase(Locale.ROOT))))
          .isEqualTo(orNull(() -> calendar.event(name.toLowerCase(Locale.ROOT))));
    }
  }

  @Property
  void aSimilarityIsFromZeroToOneAndTheSameBothWays(
      @ForAll("names") String one, @ForAll("names") String other) {
    assertThat(Closeness.similarity(one, other))
        .isBetween(0.0, 1.0)
        .isEqualTo(Closeness.similarity(other, one));
    assertThat(Closeness.similarity(one, one)).isEqualTo(1);
  }
}
