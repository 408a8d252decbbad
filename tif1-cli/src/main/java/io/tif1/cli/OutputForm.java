package io.tif1.cli;

import java.io.IOException;

/** A form that listings are written in. */
enum OutputForm {
  /** For people: aligned, times as minutes and seconds. */
  TABLE,
  /** RFC 4180. */
  CSV,
  /** An array of objects, one a line. */
  JSON;

  void write(Listing listing, Io io) throws IOException {
    switch (this) {
      case TABLE -> TableForm.write(listing, io);
      case CSV -> CsvForm.write(listing, io);
      case JSON -> JsonForm.write(listing, io);
    }
  }
}
