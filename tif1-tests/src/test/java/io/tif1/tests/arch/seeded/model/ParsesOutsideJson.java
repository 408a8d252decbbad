package io.tif1.tests.arch.seeded.model;

import com.fasterxml.jackson.core.JsonFactory;

/** Breaks: also in the model, Jackson belongs to one package. */
final class ParsesOutsideJson {
  JsonFactory factory() {
    return new JsonFactory();
  }
}
