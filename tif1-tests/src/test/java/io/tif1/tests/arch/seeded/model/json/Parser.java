package io.tif1.tests.arch.seeded.model.json;

import com.fasterxml.jackson.core.JsonFactory;

/** Keeps: this is where Jackson belongs. */
final class Parser {
  JsonFactory factory() {
    return new JsonFactory();
  }
}
