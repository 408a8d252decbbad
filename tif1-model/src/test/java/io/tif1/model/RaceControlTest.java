package io.tif1.model;

import static io.tif1.model.Tables.columns;
import static io.tif1.model.Tables.texts;
import static io.tif1.model.Tables.wholes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import io.tif1.model.column.IntColumn;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Messages are told by their texts. */
class RaceControlTest {
  private static final RaceControl MESSAGES =
      RaceControl.of(
          columns(
              "Time",
                  texts(
                      "2025-07-26T13:45:33.000000000",
                      "None",
                      "2025-07-26T13:00:26.424000000",
                      "2025-07-26T13:45:33.000000000"),
              "Message", texts("a", "b", "c", "d"),
              "Category", texts("Flag", "SafetyCar", null, "Flag"),
              "Flag", texts("YELLOW", null, null, "DOUBLE YELLOW"),
              "RacingNumber", texts(null, "4", "44", "4"),
              "Lap", wholes(1, IntColumn.MISSING, 2, 2)),
          List.of(new Finding(Rule.RAGGED, "$.time", "5", "4", 1)));

  @Test
  void aMessageHasAMomentInUtc() {
    assertThat(MESSAGES.time(2)).isEqualTo(Instant.parse("2025-07-26T13:00:26.424Z"));
  }

  @Test
  void aTimeThatIsNoneIsMissing() {
    assertThat(MESSAGES.time(1)).isNull();
  }

  @Test
  void messagesAreSortedByTimeThoseWithoutLast() {
    assertThat(MESSAGES.sortedByTime().message()).isEqualTo(texts("c", "a", "d", "b"));
  }

  @Test
  void messagesArePickedByFlagAsAWhole() {
    assertThat(MESSAGES.pickFlags("yellow").message()).isEqualTo(texts("a"));
    assertThat(MESSAGES.pickFlags("YELLOW", "double yellow").message()).isEqualTo(texts("a", "d"));
  }

  @Test
  void messagesArePickedByCategory() {
    assertThat(MESSAGES.pickCategories("safetycar").message()).isEqualTo(texts("b"));
  }

  @Test
  void messagesArePickedByDriver() {
    assertThat(MESSAGES.pickDriverNumbers("4").message()).isEqualTo(texts("b", "d"));
  }

  @Test
  void messagesArePickedByLap() {
    assertThat(MESSAGES.pickLap(2).message()).isEqualTo(texts("c", "d"));
  }

  @Test
  void lapsOfMessagesAreCountedFromOne() {
    assertThatIllegalArgumentException().isThrownBy(() -> MESSAGES.pickLap(0));
  }

  @Test
  void blankNamesAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> MESSAGES.pickFlags(""));
  }

  @Test
  void someMessagesHaveNoFindings() {
    assertThat(MESSAGES.pickFlags("YELLOW").findings()).isEmpty();
  }
}
