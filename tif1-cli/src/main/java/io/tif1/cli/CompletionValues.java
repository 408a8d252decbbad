package io.tif1.cli;

import io.tif1.client.ExplainedSetting;
import io.tif1.client.Tif1Config;
import io.tif1.model.calendar.Calendar;
import io.tif1.model.calendar.Event;
import io.tif1.model.calendar.SessionType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.ArgSpec;

/** What a shell can propose as the value of an option or an argument. */
final class CompletionValues {
  /** Those who drove in a season of the calendar; a few more than any season has do no harm. */
  private static final String DRIVERS =
      "AIT ALB ALO ANT BEA BOR BOT COL DEV DOO ERI FIT GAS GIO GRO HAD HAM HAR HUL KUB KVY LAT LAW"
          + " LEC LIN MAG MAZ MSC NOR OCO PER PIA RAI RIC RUS SAI SAR SIR STR TSU VAN VER VET ZHO";

  private static final String TYRES = "SOFT MEDIUM HARD INTERMEDIATE WET";

  private CompletionValues() {}

  /** How values are found. */
  enum Kind {
    /** Nothing can be proposed. */
    NONE,
    FILES,
    FOLDERS,
    /** The events of the year on the command line. */
    EVENTS,
    /** From a list. */
    WORDS,
    /** From a list, several with commas between. */
    WORDS_WITH_COMMAS
  }

  /** What is proposed, and for {@link Kind#WORDS} what from. */
  record Values(Kind kind, List<String> words) {
    private static Values of(Kind kind) {
      return new Values(kind, List.of());
    }
  }

  /** Of one that is typed, by what the help calls its value. */
  static Values of(ArgSpec argument) {
    if (argument.completionCandidates() != null) {
      var words = new ArrayList<String>();
      argument.completionCandidates().forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
      return new Values(Kind.WORDS, words);
    }
    String label = argument.paramLabel();
    Kind list = argument.splitRegex().equals(",") ? Kind.WORDS_WITH_COMMAS : Kind.WORDS;
    return switch (label) {
      case "FILE", "LOCK", "A", "B" -> Values.of(Kind.FILES);
      case "DIR" -> Values.of(Kind.FOLDERS);
      case "EVENT" -> Values.of(Kind.EVENTS);
      case "YEAR" -> new Values(Kind.WORDS, years());
      case "SESSION" -> new Values(Kind.WORDS, sessions());
      case "DRIVER", "DRV" -> new Values(list, List.of(DRIVERS.split(" ")));
      case "DRIVER:N", "DRV[:LAPS]" -> new Values(Kind.WORDS, List.of(DRIVERS.split(" ")));
      case "TYRE" -> new Values(list, List.of(TYRES.split(" ")));
      case "KEY" -> new Values(Kind.WORDS, settings());
      case "COMMAND" -> new Values(Kind.WORDS, Commands.NAMES);
      case "[YEAR=]VERSION" -> new Values(Kind.WORDS, List.of("latest-release", "main"));
      default -> Values.of(Kind.NONE);
    };
  }

  static List<String> years() {
    return Calendar.seasons().stream().map(String::valueOf).toList();
  }

  /** Names and places of the events of a season. */
  static Set<String> events(int season) {
    var names = new LinkedHashSet<String>();
    for (Event event : Calendar.of(season).events()) {
      names.add(event.name());
      names.add(event.location());
    }
    return names;
  }

  private static List<String> sessions() {
    return Stream.of(SessionType.values())
        .flatMap(type -> Stream.of(type.abbreviation(), type.fullName()))
        .toList();
  }

  private static List<String> settings() {
    return Tif1Config.defaults().explain().stream().map(ExplainedSetting::key).toList();
  }
}
