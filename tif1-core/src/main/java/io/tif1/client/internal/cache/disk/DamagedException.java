package io.tif1.client.internal.cache.disk;

/** The file is not what it should be. */
final class DamagedException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param why to follow "damaged: "
   */
  DamagedException(String why) {
    super(why);
  }
}
