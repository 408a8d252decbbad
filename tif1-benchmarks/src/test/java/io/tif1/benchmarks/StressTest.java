package io.tif1.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.benchmarks.stress.Report;
import io.tif1.benchmarks.stress.StressPlan;
import io.tif1.benchmarks.stress.StressRun;
import org.junit.jupiter.api.Test;

class StressTest {
  @Test
  void threeThousandFetchesInFoulWeatherKeepEveryPromise() {
    Report report = new StressRun(StressPlan.of(3_000, 1)).run();

    assertThat(report.violations()).as("%s", report).isEmpty();
  }
}
