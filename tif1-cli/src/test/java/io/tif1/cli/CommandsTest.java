package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandsTest {
  @Test
  void everyNameIsThatOfACommand() {
    String help = Run.of("--help").out();

    assertThat(Commands.NAMES).allSatisfy(name -> assertThat(help).contains("  " + name + " "));
  }

  @Test
  void onlyTheCommandThatIsNamedIsMade() {
    assertThat(Commands.wanted("-v", "fetch", "demo")).containsExactly("fetch");
  }

  @Test
  void withoutACommandAllAreListed() {
    assertThat(Commands.wanted("--help")).isEqualTo(Commands.NAMES);
  }

  @Test
  void ofAnUnknownCommandAllMayBeMeant() {
    assertThat(Commands.wanted("fetsh")).isEqualTo(Commands.NAMES);
  }
}
