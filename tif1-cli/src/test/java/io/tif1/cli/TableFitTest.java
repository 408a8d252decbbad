package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TableFitTest {
  private static Table table() {
    return new Table("file", ">bytes", "confirmed")
        .row("2021/Belgian Grand Prix/Race/VER/laptimes.json", 12345, "2026-11-30T09:00:00Z");
  }

  @Test
  void ofAPathTheEndIsKept() {
    assertThat(table().lines(60))
        .last()
        .asString()
        .startsWith("…")
        .contains("VER/laptimes.json  12345");
  }

  @Test
  void aNumberIsShownWholeOrNotAtAll() {
    for (int columns = 8; columns < 100; columns++) {
      String row = table().lines(columns).get(1);

      assertThat(row.replace("12345", "")).doesNotContain("12", "34", "45");
    }
  }

  @Test
  void whatSteersATerminalIsCleanedInCellsAndHeadings() {
    assertThat(new Table("a\u001b[31m").row("b\u001b[2J\n").lines())
        .containsExactly("a?[31m", "b?[2J?");
  }

  @Test
  void aLongLineIsBrokenAtBlanks() {
    assertThat(Texts.wrapped("one two three four", 9, 2))
        .containsExactly("one two", "  three", "  four");
    assertThat(Texts.wrapped("  /a/path/without/blanks", 10, 4)).allMatch(l -> l.length() <= 10);
  }

  @Property(tries = 300)
  void noLineIsWiderThanTheScreen(
      @ForAll @Size(min = 1, max = 12) List<@IntRange(max = 90) Integer> widths,
      @ForAll @IntRange(min = 20, max = 200) int columns) {
    String[] headings =
        widths.stream()
            .map(w -> (w % 2 == 0 ? ">" : "") + "h".repeat(w / 4))
            .toArray(String[]::new);
    Table table = new Table(headings);
    table.row(widths.stream().map("x"::repeat).toArray());

    assertThat(table.lines(columns)).allMatch(line -> line.length() <= columns);
  }
}
