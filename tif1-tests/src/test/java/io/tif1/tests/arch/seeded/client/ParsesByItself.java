package io.tif1.tests.arch.seeded.client;

import com.fasterxml.jackson.core.JsonFactory;

/** Breaks: Jackson belongs to the model. */
final class ParsesByItself {
  JsonFactory factory() {
    return new JsonFactory();
  }
}
