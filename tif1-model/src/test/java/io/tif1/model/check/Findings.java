package io.tif1.model.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.model.Table;
import java.util.List;

/** What tests ask of findings. */
final class Findings {
  private Findings() {}

  /** The one finding that the table gives. */
  static Finding only(Table table) {
    List<Finding> findings = Checks.of(table);
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  /** The one finding of a rule. */
  static Finding of(Rule rule, Table table) {
    List<Finding> found =
        Checks.of(table).stream().filter(finding -> finding.rule() == rule).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  static List<Rule> rules(Table table) {
    return Checks.of(table).stream().map(Finding::rule).toList();
  }
}
