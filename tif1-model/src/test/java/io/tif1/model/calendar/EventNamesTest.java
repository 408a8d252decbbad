package io.tif1.model.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventNamesTest {
  private static UnknownNameException refused(int season, String asked) {
    return catchThrowableOfType(UnknownNameException.class, () -> Calendar.of(season).event(asked));
  }

  @ParameterizedTest(name = "{1} {2}")
  @CsvSource({
    "2025, Belgian Grand Prix,  Belgian Grand Prix,       the name",
    "2025, belgian grand prix,  Belgian Grand Prix,       in lower case",
    "2025, BelgianGrandPrix,    Belgian Grand Prix,       without spaces",
    "2025, Belgian GP,          Belgian Grand Prix,       with GP",
    "2025, ' Belgian ',         Belgian Grand Prix,       without Grand Prix",
    "2025, Sao Paulo,           São Paulo Grand Prix,     without accents",
    "2025, São-Paulo,           São Paulo Grand Prix,     with a hyphen",
    "2025, Montreal,            Canadian Grand Prix,      a location without its accent",
    "2025, Monza,               Italian Grand Prix,       a location that is clear",
    "2020, Nurburgring,         Eifel Grand Prix,         a location without its dots",
    "2025, Netherlands,         Dutch Grand Prix,         a country",
    "2025, Spa,                 Belgian Grand Prix,       a word of the location; starts Spanish too",
    "2025, Francorchamps,       Belgian Grand Prix,       the other word",
    "2025, Vegas,               Las Vegas Grand Prix,     a word of the name",
    "2025, Hungar,              Hungarian Grand Prix,     how the name starts",
    "2025, Zand,                Dutch Grand Prix,         how the location starts",
    "2025, Zak,                 ,                         nothing",
    "2025, Ara,                 ,                         how words of two events start",
    "2025, lverst,              British Grand Prix,       from the middle",
    "2025, lv,                  ,                         too short for the middle",
    "2025, Q,                   ,                         too short for a start",
    "2025, Qa,                  Qatar Grand Prix,         long enough for a start",
    "2025, United States,       United States Grand Prix, a name before a country of three",
    "2025, Mexico,              Mexico City Grand Prix,   a country",
    "2018, Mexico City,         Mexican Grand Prix,       a location",
    "2020, Bahrain,             Bahrain Grand Prix,       a name before a country of two",
    "2020, Sakhir,              Sakhir Grand Prix,        a name before a location of two",
    "2020, 70th,                70th Anniversary Grand Prix, a word with digits",
    "2021, Bahrain,             Bahrain Grand Prix,       the race and not the test",
    "2022, Spain,               Spanish Grand Prix,       the race and not the test",
    "2026, Barcelona,           Barcelona Grand Prix,     a name of its own in 2026",
    "2026, Madrid,              Spanish Grand Prix,       the location in 2026",
    "2025, 13,                  Belgian Grand Prix,       a round in digits",
    "2025, ' 013 ',             Belgian Grand Prix,       a round in more digits",
    "2025, -13,                 ,                         a sign is no digit",
    "2025, 13.0,                ,                         a point is no digit",
    "2025, \u0661\u0663,        ,                         digits of another script",
    "2025, 99999999999999,      ,                         no round",
    "2025, Grand Prix,          ,                         all of them",
    "2025, '',                  ,                         nothing at all",
    "2025, ---,                 ,                         no letter",
    "2021, Brazilian Grand Prix, São Paulo Grand Prix,    as it was called before",
    "2018, Brazilian Grand Prix, Brazilian Grand Prix,    as it was called then",
  })
  void aNameMeansOneEventOrNone(int season, String asked, String event, String why) {
    if (event == null) {
      assertThat(refused(season, asked)).as(why).isNotNull();
    } else {
      assertThat(Calendar.of(season).event(asked).name()).as(why).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2025, COTA, United States Grand Prix",
    "2023, USA, United States Grand Prix",
    "2025, UK, British Grand Prix",
    "2019, United Kingdom, British Grand Prix",
    "2025, Great Britain, British Grand Prix",
    "2020, UAE, Abu Dhabi Grand Prix",
    "2025, Yas Marina, Abu Dhabi Grand Prix",
    "2026, Yas Island, Abu Dhabi Grand Prix",
    "2025, Interlagos, São Paulo Grand Prix",
    "2018, Interlagos, Brazilian Grand Prix",
    "2025, Monte-Carlo, Monaco Grand Prix",
    "2025, Hungaroring, Hungarian Grand Prix",
    "2025, Red Bull Ring, Austrian Grand Prix",
    "2025, Catalunya, Spanish Grand Prix",
    "2026, Catalunya, Barcelona Grand Prix",
    "2025, Marina Bay GP, Singapore Grand Prix",
  })
  void wellKnownNamesOfPlacesAreKnown(int season, String asked, String event) {
    assertThat(Calendar.of(season).event(asked).name()).isEqualTo(event);
  }

  @ParameterizedTest
  @CsvSource({
    "2025, Brasil, São Paulo Grand Prix",
    "2025, Brazil, São Paulo Grand Prix",
    "2026, brasil gp, São Paulo Grand Prix",
    "2025, Grande Prêmio do Brasil, São Paulo Grand Prix",
    "2025, GP Brésil, São Paulo Grand Prix",
    "2019, Brasilien, Brazilian Grand Prix",
    "2025, Mexican, Mexico City Grand Prix",
    "2025, México, Mexico City Grand Prix",
    "2025, Gran Premio de España, Spanish Grand Prix",
    "2025, España, Spanish Grand Prix",
    "2025, OSTERREICH, Austrian Grand Prix",
    "2025, Großer Preis von Österreich, Austrian Grand Prix",
    "2025, Magyarország, Hungarian Grand Prix",
    "2025, Hungría, Hungarian Grand Prix",
    "2025, Grand Prix de Monaco, Monaco Grand Prix",
    "2026, GP d'Italia, Italian Grand Prix",
    "2026, Italia, Italian Grand Prix",
    "2025, Imola, Emilia Romagna Grand Prix",
    "2021, Türkiye, Turkish Grand Prix",
    "2019, Deutschland, German Grand Prix",
    "2018, Nürburgring, ",
    "2025, Deutschland, ",
    "2025, Großbritannien, British Grand Prix",
    "2025, GROSSBRITANNIEN, British Grand Prix",
    "2025, Belgique, Belgian Grand Prix",
    "2025, Nederland, Dutch Grand Prix",
    "2025, 日本, Japanese Grand Prix",
    "2025, Katar, Qatar Grand Prix",
    "2024, Estados Unidos, United States Grand Prix",
    "2026, Sepang, Bahrain Grand Prix",
    "2026, Malaysia, Bahrain Grand Prix",
    "2025, Malaysia, ",
    "2025, Grand Prix de, ",
  })
  void b6_countriesAreKnownByTheirNamesInOtherLanguages(int season, String asked, String event) {
    if (event == null) {
      assertThat(refused(season, asked)).isNotNull();
    } else {
      assertThat(Calendar.of(season).event(asked).name()).isEqualTo(event);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2020, Italy,         Italian Grand Prix; Tuscan Grand Prix; Emilia Romagna Grand Prix",
    "2020, Austria,       Austrian Grand Prix; Styrian Grand Prix",
    "2020, UK,            British Grand Prix; 70th Anniversary Grand Prix",
    "2020, Red Bull Ring, Austrian Grand Prix; Styrian Grand Prix",
    "2026, España,        Barcelona Grand Prix; Spanish Grand Prix",
    "2026, Spain,         Barcelona Grand Prix; Spanish Grand Prix",
    "2020, testing,       Pre-Season Test 1; Pre-Season Test 2",
    "2026, Pre-Season Testing, Pre-Season Testing 1; Pre-Season Testing 2",
    "2025, a,             ",
  })
  void whatCouldBeSeveralIsRefusedWithAllOfThem(int season, String asked, String events) {
    UnknownNameException e = refused(season, asked);

    assertThat(String.join("; ", e.suggestions())).isEqualTo(events == null ? "" : events);
  }

  @Test
  void theMessageNamesWhatItCouldBe() {
    assertThat(refused(2026, "Spain"))
        .hasMessage(
            "\"Spain\" could be 2 events of 2026: \"Barcelona Grand Prix\" or \"Spanish Grand"
                + " Prix\". Say which one, by its name or round");
  }

  @ParameterizedTest
  @CsvSource({
    "2025, Spaa,                Belgian Grand Prix",
    "2025, Mnaco,               Monaco Grand Prix",
    "2025, Monaca,              Monaco Grand Prix",
    "2025, Bahrian Grand Prix,  Bahrain Grand Prix",
    "2025, Silverstone Trakc,   British Grand Prix",
    "2025, Hungarorign,         Hungarian Grand Prix",
    "2025, Preseason Tets,      Pre-Season Testing",
    "2021, Brasilian GP,        São Paulo Grand Prix",
  })
  void theClosestNameIsSuggestedFirst(int season, String asked, String suggestion) {
    assertThat(refused(season, asked).suggestions().get(0)).isEqualTo(suggestion);
  }

  @Test
  void nonsenseHasNoSuggestions() {
    assertThat(refused(2025, "xyzzy").suggestions()).isEmpty();
  }

  @Test
  void theMessageSaysWhatWasAskedWhatIsCloseAndWhatThereIs() {
    assertThat(refused(2024, "Mnaco"))
        .hasMessageStartingWith(
            "there is no event \"Mnaco\" in 2024. Did you mean \"Monaco Grand Prix\"? There are:"
                + " Pre-Season Testing, 1 Bahrain Grand Prix, 2 Saudi")
        .hasMessageEndingWith("24 Abu Dhabi Grand Prix");
  }

  @Test
  void theNameAskedForIsKeptAsItCame() {
    assertThat(refused(2025, " Mnaco").asked()).isEqualTo(" Mnaco");
  }

  @Test
  void aLongNameIsCutShortInTheMessage() {
    assertThat(refused(2025, "x".repeat(100_000)).getMessage())
        .contains("\"" + "x".repeat(60) + "...\"")
        .hasSizeLessThan(1000);
  }

  @Test
  void whatCannotBePrintedIsEscapedInTheMessage() {
    assertThat(refused(2025, "x\ny\ud800"))
        .hasMessageStartingWith("there is no event \"x\\u000ay\\ud800\" in 2025. ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 25, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void roundsThatThereAreNotAreRefused(int round) {
    assertThat(
            catchThrowableOfType(UnknownNameException.class, () -> Calendar.of(2025).event(round)))
        .hasMessageStartingWith("there is no round " + round + " in 2025: rounds are 1 to 24");
  }

  @Test
  void roundZeroSuggestsTheTests() {
    assertThat(refused(2020, "0").suggestions())
        .containsExactly("Pre-Season Test 1", "Pre-Season Test 2");
  }

  @Test
  void roundsAreFoundByNumber() {
    assertThat(Calendar.of(2025).event(13).name()).isEqualTo("Belgian Grand Prix");
  }
}
