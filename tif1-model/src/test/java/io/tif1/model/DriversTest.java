package io.tif1.model;

import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DriversTest {
  private static final Drivers DRIVERS =
      Drivers.of(
          columns(
              "Abbreviation", texts("RAI", "PER", "MSC", "SCH"),
              "TeamName", texts("Alfa Romeo Racing", "Red Bull Racing", "Haas F1 Team", null),
              "DriverNumber", texts("7", "11", "47", null),
              "FirstName", texts("Kimi", "Sergio", "Mick", "Ralf"),
              "LastName", texts("R\u00e4ikk\u00f6nen", "P\u00e9rez", "Schumacher", "Schumacher"),
              "TeamColor", texts("900000", "0082fA", null, "#FFFFFF"),
              "HeadshotUrl",
                  texts("https://example.org/R%C3%A4ikk%C3%B6nen.png", null, "not a url", null)));
  private static final Drivers OLD =
      Drivers.of(columns("Abbreviation", texts("VER"), "TeamName", texts("Red Bull Racing")));

  @ParameterizedTest
  @CsvSource({
    "RAI, RAI",
    "rai, RAI",
    "7, RAI",
    "' 11 ', PER",
    "R\u00e4ikk\u00f6nen, RAI",
    "Ra\u0308ikko\u0308nen, RAI",
    "raikkonen, RAI",
    "PEREZ, PER",
    "kimi raikkonen, RAI",
    "Mick Schumacher, MSC",
    "Ralf Schumacher, SCH",
  })
  void aDriverIsFoundByWhatPeopleSay(String said, String code) {
    assertThat(DRIVERS.find(said)).map(Driver::code).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XXX", "99", "Kimi", "Raikk"})
  void whoIsNotThereIsNotFound(String said) {
    assertThat(DRIVERS.find(said)).isEmpty();
  }

  @Test
  void aLastNameOfTwoNamesNeither() {
    assertThat(DRIVERS.find("Schumacher")).isEmpty();
  }

  @Test
  void aBlankNameIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DRIVERS.find(" "))
        .withMessage("identifier of a driver must not be blank: \" \"");
  }

  @Test
  void driversOfOldFilesAreFoundByCode() {
    assertThat(OLD.find("ver")).map(Driver::team).contains("Red Bull Racing");
    assertThat(OLD.find("Verstappen")).isEmpty();
  }

  @Test
  void aDriverHasNames() {
    assertThat(DRIVERS.driver(1).fullName()).isEqualTo("Sergio P\u00e9rez");
    assertThat(DRIVERS.driver(1).firstName()).isEqualTo("Sergio");
    assertThat(DRIVERS.driver(1).lastName()).isEqualTo("P\u00e9rez");
  }

  @Test
  void aFullNameIsWhatIsKnownOfIt() {
    Drivers half = Drivers.of(columns("LastName", texts("Albon")));
    assertThat(half.driver(0).fullName()).isEqualTo("Albon");
    assertThat(OLD.driver(0).fullName()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"0, 900000", "1, 0082FA", "3, FFFFFF"})
  void theColourOfTheTeamIsANumber(int row, String hex) {
    assertThat(DRIVERS.driver(row).colorRgb()).hasValue(Integer.parseInt(hex, 16));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "red", "12345", "1234567", "-12345", "+12345"})
  void aColourThatIsNoneIsMissing(String published) {
    Drivers drivers = Drivers.of(columns("TeamColor", texts(new String[] {published})));
    assertThat(drivers.driver(0).colorRgb()).isEmpty();
  }

  @Test
  void thePictureIsAUri() {
    assertThat(DRIVERS.driver(0).headshot())
        .isEqualTo(URI.create("https://example.org/R%C3%A4ikk%C3%B6nen.png"));
  }

  @Test
  void aPictureThatIsNoUriIsMissing() {
    assertThat(DRIVERS.driver(1).headshot()).isNull();
    assertThat(DRIVERS.driver(2).headshot()).isNull();
  }

  @Test
  void driversAreIteratedInPublishedOrder() {
    assertThat(DRIVERS).extracting(Driver::code).containsExactly("RAI", "PER", "MSC", "SCH");
  }

  @Test
  void driversOfTheSameValuesAreEqual() {
    Drivers again = Drivers.of(DRIVERS.columns().select(1));
    assertThat(again.driver(0))
        .isEqualTo(DRIVERS.driver(1))
        .hasSameHashCodeAs(DRIVERS.driver(1))
        .isNotEqualTo(DRIVERS.driver(0));
  }

  @Test
  void aDriverSaysInWordsWhoItIs() {
    assertThat(DRIVERS.driver(0)).hasToString("RAI 7 Kimi R\u00e4ikk\u00f6nen");
    assertThat(OLD.driver(0)).hasToString("VER");
  }

  @Test
  void thereIsNoDriverBeyondTheLastRow() {
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> DRIVERS.driver(4));
  }
}
