package io.tif1.client;

/**
 * From which files the laps of a whole session are taken.
 *
 * <p>{@code session_laptimes.json} is put together from the files of the drivers: since September
 * 2026 by the job that writes them, before that by a later one. It can be absent, and an old one
 * can lag behind them; that it lags cannot be told without asking for every driver's file. Who has
 * to know the last lap of a session that has just been driven asks for {@link #DRIVER_FILES}.
 *
 * @since 0.1
 */
public enum LapSource {
  /**
   * The session's file: one request. If it is not published, cannot be had, has no laps, or does
   * not say whose laps they are (generations G0 and G1), the drivers' files. The default.
   */
  SESSION_FILE_FIRST,
  /** The session's file and no other: one request. Old ones do not say whose laps they are. */
  SESSION_FILE,
  /** {@code drivers.json}, then a file for each driver, in parallel: 1 + n requests. */
  DRIVER_FILES
}
