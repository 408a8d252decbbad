package io.tif1.model;

/**
 * Among which laps a fastest one is looked for. Only laps with a time are, always.
 *
 * @since 0.1
 */
public enum FastestOf {
  /**
   * Laps whose time is not said to be deleted, and is {@linkplain LapFilters#pickImpossible
   * possible}. The default. Files before generation G2 say of no lap that it was deleted.
   */
  NOT_DELETED,
  /**
   * Laps that were the driver's best so far when they were driven, and whose time is not said to be
   * deleted: what FastF1 does unless it is told {@code only_by_time}.
   *
   * <p>Over the laps of a whole session this also leaves out times that did not count and of which
   * the file does not say why. It is not the default, because a selection need not hold a single
   * such lap: the fastest lap on hard tyres is seldom anybody's best so far.
   */
  PERSONAL_BESTS,
  /** All laps with a time, deleted and impossible ones too: FastF1's {@code only_by_time}. */
  ALL_TIMED
}
