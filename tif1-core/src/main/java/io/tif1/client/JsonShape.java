package io.tif1.client;

/** What stands in a settings file where no setting can use it; refused with a message. */
enum JsonShape {
  OBJECT("a JSON object"),
  ARRAY("a JSON array in an array"),
  NULL("a null in an array");

  private final String words;

  JsonShape(String words) {
    this.words = words;
  }

  @Override
  public String toString() {
    return words;
  }
}
