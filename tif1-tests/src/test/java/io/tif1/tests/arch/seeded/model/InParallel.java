package io.tif1.tests.arch.seeded.model;

import java.util.List;

/** Breaks: streams on the common pool. */
final class InParallel {
  long count(List<String> all) {
    return all.parallelStream().distinct().count();
  }
}
