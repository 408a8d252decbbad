package io.tif1.tests.arch.seeded.client;

/** Breaks: others can write into the array. */
final class OpenTable {
  @SuppressWarnings("MutablePublicArray") // on purpose
  static final int[] TABLE = {1, 2};

  private OpenTable() {}
}
