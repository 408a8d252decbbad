package io.tif1.cli;

import java.io.IOException;

/** A form that listings are written in. */
enum OutputForm {
  /** For people: aligned, times as minutes and seconds. */
  TABLE(TableForm::write),
  /** RFC 4180. */
  CSV(CsvForm::write),
  /** An array of objects, one a line. */
  JSON(JsonForm::write);

  private interface Writer {
    void write(Listing listing, Io io) throws IOException;
  }

  private final Writer writer;

  OutputForm(Writer writer) {
    this.writer = writer;
  }

  void write(Listing listing, Io io) throws IOException {
    writer.write(listing, io);
  }
}
