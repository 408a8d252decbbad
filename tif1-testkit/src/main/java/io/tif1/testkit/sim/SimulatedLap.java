package io.tif1.testkit.sim;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One row of the lap tables, as published: what a reader has to find. Immutable once it can be
 * seen.
 *
 * <p>Times are seconds, with no more than three decimals; those of the session count from the start
 * of its clock. A time that is published as "None" is NaN here; a text that is published as "None",
 * "nan" or "" is null here.
 */
public final class SimulatedLap {
  static final long MISSING = JsonText.MISSING;

  // who and which
  final SimulatedDriver driver;
  final int driverIndex;
  final int number;

  // how the car moved; known also where nothing is published
  long startMs;
  long endMs;
  final long[] motionMs = new long[3]; // by sector; garage and stop are part of the first
  long garageMs; // at the beginning, before the car leaves its box
  long stopMs; // in the box, after the line
  boolean fromBox; // the lap begins in the box, not at the line
  boolean launch; // the lap begins standing on the grid
  boolean intoPit; // the lap ends in the pit lane
  boolean outOfPit;
  double retiredAt = Double.NaN; // share of the lap after which the car stands

  // what is published
  long timeMs = MISSING;
  final long[] sectorMs = {MISSING, MISSING, MISSING};
  final long[] sectorEndMs = {MISSING, MISSING, MISSING};
  final double[] speedKph = {Double.NaN, Double.NaN, Double.NaN, Double.NaN}; // i1 i2 fl st
  final @Nullable String[] miniSectors = new @Nullable String[3];
  @Nullable String compound;
  int stint;
  int life;
  boolean tyreKnown = true;
  boolean fresh;
  int position;
  String status = "";
  boolean personalBest;
  boolean personalBestKnown = true;
  long pitOutMs = MISSING;
  long pitInMs = MISSING;
  boolean deleted;
  @Nullable String deletedReason;
  boolean generated;
  boolean accurate;
  @Nullable String segment;
  boolean listed = true;
  final Set<Anomaly> faults = EnumSet.noneOf(Anomaly.class);
  String startDate = "";
  SimulatedWeather weather = SimulatedWeather.NONE;

  SimulatedLap(SimulatedDriver driver, int driverIndex, int number) {
    this.driver = driver;
    this.driverIndex = driverIndex;
    this.number = number;
  }

  /** How long the lap took, whether or not a time is published. */
  long durationMs() {
    return endMs - startMs;
  }

  /** {@code AAA/7}: the lap's name in {@link Facts}. */
  String place() {
    return driver.code() + "/" + number;
  }

  static double seconds(long ms) {
    return ms == MISSING ? Double.NaN : ms / 1000.0;
  }

  /** The driver's three letters ({@code drv}). */
  public String driver() {
    return driver.code();
  }

  /** The lap's number from 1 ({@code lap}). */
  public int number() {
    return number;
  }

  /** The lap time ({@code time}), NaN if missing. */
  public double lapTimeS() {
    return seconds(timeMs);
  }

  /** The time of sector 1, 2 or 3 ({@code s1} to {@code s3}), NaN if missing. */
  public double sectorTimeS(int sector) {
    return seconds(sectorMs[sector - 1]);
  }

  /** The session clock at the end of sector 1, 2 or 3 ({@code s1T} to {@code s3T}). */
  public double sectorSessionTimeS(int sector) {
    return seconds(sectorEndMs[sector - 1]);
  }

  /** The digits of the mini-sectors of sector 1, 2 or 3 ({@code ms1} to {@code ms3}). */
  public @Nullable String miniSectors(int sector) {
    return miniSectors[sector - 1];
  }

  /** The session clock at the start of the lap ({@code lST}). */
  public double startS() {
    return seconds(startMs);
  }

  /** The date at the start of the lap ({@code lSD}): UTC, no zone, nine digits of a second. */
  public String startDate() {
    return startDate;
  }

  /** The session clock at the end of the lap ({@code sesT}). */
  public double endS() {
    return seconds(endMs);
  }

  /** The session clock when the car left the pits ({@code pout}), NaN if it did not. */
  public double pitOutS() {
    return seconds(pitOutMs);
  }

  /** The session clock when the car came into the pits ({@code pin}), NaN if it did not. */
  public double pitInS() {
    return seconds(pitInMs);
  }

  /** The name of the tyre ({@code compound}), in capitals. */
  public @Nullable String compound() {
    return compound;
  }

  /** The number of the stint from 1 ({@code stint}); 0 if missing. */
  public int stint() {
    return tyreKnown ? stint : 0;
  }

  /** How many laps the tyre has done with this one ({@code life}); 0 if missing. */
  public int tyreLife() {
    return tyreKnown ? life : 0;
  }

  /** Whether the tyre was new at the start of the stint ({@code fresh}). */
  public boolean freshTyre() {
    return fresh;
  }

  /** The position at the end of the lap ({@code pos}); 0 if missing, as outside races. */
  public int position() {
    return position;
  }

  /** The codes of the track's status during the lap ({@code status}), like "12"; may be empty. */
  public String trackStatus() {
    return status;
  }

  /** Whether the lap was the driver's best so far ({@code pb}); false if missing. */
  public boolean personalBest() {
    return personalBestKnown && personalBest;
  }

  /** Whether the time was deleted ({@code del}). */
  public boolean deleted() {
    return deleted;
  }

  /** Why the time was deleted ({@code delR}). */
  public @Nullable String deletedReason() {
    return deletedReason;
  }

  /** Whether the row was made up, as for a car that retired ({@code ff1G}). */
  public boolean generated() {
    return generated;
  }

  /** Whether the lap is whole, timed and on a clear track ({@code iacc}). */
  public boolean accurate() {
    return accurate;
  }

  /** Speed at the end of sector 1 ({@code vi1}), km/h. */
  public double speedI1Kph() {
    return speedKph[0];
  }

  /** Speed at the end of sector 2 ({@code vi2}), km/h. */
  public double speedI2Kph() {
    return speedKph[1];
  }

  /** Speed at the line ({@code vfl}), km/h; NaN if the lap ends in the pits. */
  public double speedFinishLineKph() {
    return speedKph[2];
  }

  /** Speed on the longest straight ({@code vst}), km/h. */
  public double speedTrapKph() {
    return speedKph[3];
  }

  /** The segment of qualifying ({@code qs}), Q1 to Q3 or SQ1 to SQ3; null elsewhere. */
  public @Nullable String qualifyingSegment() {
    return segment;
  }

  /** The weather published with the lap, which may be that of another lap. */
  public SimulatedWeather weather() {
    return weather;
  }

  @Override
  public String toString() {
    return place() + " " + lapTimeS() + " s from " + startS() + " s";
  }
}
