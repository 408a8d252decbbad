package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.tif1.model.Columns;
import io.tif1.model.LapColumn;
import io.tif1.model.column.BooleanColumn;
import io.tif1.model.column.Column;
import io.tif1.model.column.DoubleColumn;
import io.tif1.model.column.IntColumn;
import io.tif1.model.column.TextColumn;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The forms of a listing, to the byte. */
class FormsTest {
  private static Listing listing() {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("Driver", TextColumn.of("VER", null));
    columns.put("LapTime", DoubleColumn.of(93.669, Double.NaN));
    columns.put("Lap", IntColumn.of(7, IntColumn.MISSING));
    columns.put("Deleted", BooleanColumn.of(true, null));
    columns.put("SpeedST", DoubleColumn.of(0.1 + 0.2, 312.0));
    return new Listing(
        Columns.of(columns), List.of("Driver", "LapTime"), Set.of("LapTime"), List.of());
  }

  private static String written(OutputForm form, Listing listing) throws IOException {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, false, StandardCharsets.UTF_8);
    var io = new Io(new ByteArrayInputStream(new byte[0]), print, print, false, false, false, 80);
    form.write(listing, io);
    print.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  private static Listing texts(String... values) {
    Map<String, Column> columns = Map.of("Text", TextColumn.of(values));
    return new Listing(Columns.of(columns), List.of("Text"), Set.of(), List.of());
  }

  @Test
  void aTableHasTimesInMinutesAndHyphensForWhatIsMissing() throws IOException {
    assertThat(written(OutputForm.TABLE, listing()).lines())
        .containsExactly(
            "Driver   LapTime  Lap  Deleted  SpeedST",
            "VER     1:33.669    7  yes          0.3",
            "-              -    -  -          312.0");
  }

  @Test
  void csvHasSecondsAndNothingForWhatIsMissing() throws IOException {
    assertThat(written(OutputForm.CSV, listing()))
        .isEqualTo(
            "Driver,LapTime,Lap,Deleted,SpeedST\r\n"
                + "VER,93.669,7,true,0.30000000000000004\r\n"
                + ",,,,312.0\r\n");
  }

  @Test
  void csvQuotesWhatHoldsSeparatorsQuotesAndEndsOfLines() throws IOException {
    assertThat(written(OutputForm.CSV, texts("a,b", "say \"so\"", "two\r\nlines", "")))
        .isEqualTo("Text\r\n\"a,b\"\r\n\"say \"\"so\"\"\"\r\n\"two\r\nlines\"\r\n\"\"\r\n");
  }

  @Test
  void jsonHasARowALineAndNullForWhatIsMissing() throws IOException {
    assertThat(written(OutputForm.JSON, listing()))
        .isEqualTo(
            "[\n"
                + "{\"Driver\":\"VER\",\"LapTime\":93.669,\"Lap\":7,\"Deleted\":true,"
                + "\"SpeedST\":0.30000000000000004},\n"
                + "{\"Driver\":null,\"LapTime\":null,\"Lap\":null,\"Deleted\":null,"
                + "\"SpeedST\":312.0}\n"
                + "]\n");
  }

  @Test
  void jsonOfNoRowsIsAnEmptyArray() throws IOException {
    assertThat(written(OutputForm.JSON, listing().limit(0))).isEqualTo("[]\n");
  }

  @Property(tries = 200)
  void jsonKeepsAnyText(@ForAll String text) throws IOException {
    String clean = text.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF) ? "" : text;
    try (JsonParser json = new JsonFactory().createParser(written(OutputForm.JSON, texts(clean)))) {
      json.nextToken();
      json.nextToken();
      json.nextToken();
      json.nextToken();
      assertThat(json.getText()).isEqualTo(clean);
    }
  }

  @Test
  void aTableDoesNotLetTextSteerTheTerminal() throws IOException {
    assertThat(written(OutputForm.TABLE, texts("\u001b[31mred\nnext")))
        .isEqualTo("Text" + System.lineSeparator() + "?[31mred?next" + System.lineSeparator());
  }

  @Test
  void e20_theTimesOfAColumnAreWrittenAlike() throws IOException {
    Map<String, Column> columns = new LinkedHashMap<>();
    columns.put("Sector1Time", DoubleColumn.of(31.164, 0.9));
    columns.put("LapTime", DoubleColumn.of(59.9, 93.669));
    columns.put("Gap", DoubleColumn.of(0, 0.1294));
    columns.put("Speed", DoubleColumn.of(312.5, 7));
    var times = Set.of("Sector1Time", "LapTime", "Gap");
    var listing = new Listing(Columns.of(columns), List.of(), times, List.of());

    assertThat(written(OutputForm.TABLE, listing).lines())
        .containsExactly(
            "Sector1Time   LapTime     Gap  Speed",
            "     31.164  0:59.900   0.000  312.5",
            "      0.900  1:33.669  +0.129    7.0");
  }

  @Test
  void columnsAreFoundInEitherCase() {
    assertThat(listing().pick(List.of("laptime", "driver")).columns().names())
        .containsExactly("LapTime", "Driver");
  }

  @Test
  void aColumnThatIsNotThereIsRefusedWithWhatComesClose() {
    assertThatThrownBy(() -> listing().pick(List.of("lapt")))
        .hasMessage("there is no column \"lapt\"; did you mean LapTime?");
  }

  @Test
  void aColumnThatOldFilesLackReadsAsMissing() {
    var old =
        new Listing(
            Columns.of(Map.of("LapTime", DoubleColumn.of(93.669))),
            List.of(),
            Set.of(),
            List.of(LapColumn.values()));

    assertThat(old.pick(List.of("Stint")).columns().get("Stint")).isEqualTo(IntColumn.missing(1));
  }
}
