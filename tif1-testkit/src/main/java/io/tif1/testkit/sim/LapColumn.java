package io.tif1.testkit.sim;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The columns of the lap tables, in the order of the files, and how each is written. */
enum LapColumn {
  TIME("time", Generation.G0, seconds(lap -> lap.timeMs)),
  LAP("lap", Generation.G0, (text, lap) -> text.whole(lap.number)),
  COMPOUND("compound", Generation.G0, LapColumn::compound),
  STINT("stint", Generation.G1, whole(SimulatedLap::stint)),
  S1("s1", Generation.G1, seconds(lap -> lap.sectorMs[0])),
  S2("s2", Generation.G1, seconds(lap -> lap.sectorMs[1])),
  S3("s3", Generation.G1, seconds(lap -> lap.sectorMs[2])),
  MS1("ms1", Generation.G3, text(lap -> lap.miniSectors[0])),
  MS2("ms2", Generation.G3, text(lap -> lap.miniSectors[1])),
  MS3("ms3", Generation.G3, text(lap -> lap.miniSectors[2])),
  LIFE("life", Generation.G1, whole(SimulatedLap::tyreLife)),
  POS("pos", Generation.G1, whole(lap -> lap.position)),
  STATUS("status", Generation.G1, text(lap -> lap.status)),
  PB("pb", Generation.G1, LapColumn::personalBest),
  SES_T("sesT", Generation.G2, seconds(lap -> lap.endMs)),
  DRV("drv", Generation.G2, text(lap -> lap.driver.code())),
  D_NUM("dNum", Generation.G2, text(lap -> lap.driver.number())),
  POUT("pout", Generation.G2, seconds(lap -> lap.pitOutMs)),
  PIN("pin", Generation.G2, seconds(lap -> lap.pitInMs)),
  S1_T("s1T", Generation.G2, seconds(lap -> lap.sectorEndMs[0])),
  S2_T("s2T", Generation.G2, seconds(lap -> lap.sectorEndMs[1])),
  S3_T("s3T", Generation.G2, seconds(lap -> lap.sectorEndMs[2])),
  VI1("vi1", Generation.G2, number(lap -> lap.speedKph[0])),
  VI2("vi2", Generation.G2, number(lap -> lap.speedKph[1])),
  VFL("vfl", Generation.G2, number(lap -> lap.speedKph[2])),
  VST("vst", Generation.G2, number(lap -> lap.speedKph[3])),
  FRESH("fresh", Generation.G2, (text, lap) -> text.bool(lap.fresh)),
  TEAM("team", Generation.G2, text(lap -> lap.driver.team())),
  LST("lST", Generation.G2, seconds(lap -> lap.startMs)),
  LSD("lSD", Generation.G2, text(lap -> lap.startDate)),
  DEL("del", Generation.G2, (text, lap) -> text.bool(lap.deleted)),
  DEL_R("delR", Generation.G2, text(lap -> lap.deletedReason)),
  FF1G("ff1G", Generation.G2, (text, lap) -> text.bool(lap.generated)),
  IACC("iacc", Generation.G2, (text, lap) -> text.bool(lap.accurate)),
  W_T("wT", Generation.G2, seconds(lap -> lap.weather.timeMs())),
  W_AT("wAT", Generation.G2, number(lap -> lap.weather.airC())),
  W_H("wH", Generation.G2, number(lap -> lap.weather.humidityPercent())),
  W_P("wP", Generation.G2, number(lap -> lap.weather.pressureMbar())),
  W_R("wR", Generation.G2, (text, lap) -> text.bool(lap.weather.rain())),
  W_TT("wTT", Generation.G2, number(lap -> lap.weather.trackC())),
  W_WD("wWD", Generation.G2, (text, lap) -> text.whole(lap.weather.windDeg())),
  W_WS("wWS", Generation.G2, number(lap -> lap.weather.windMps())),
  QS("qs", Generation.G3, text(lap -> lap.segment));

  final String key;
  private final Generation since;

  @SuppressWarnings("ImmutableEnumChecker") // the lambdas above capture nothing that changes
  private final BiConsumer<JsonText, SimulatedLap> writer;

  LapColumn(String key, Generation since, BiConsumer<JsonText, SimulatedLap> writer) {
    this.key = key;
    this.since = since;
    this.writer = writer;
  }

  /** Whether files of this generation have the column in sessions of this kind. */
  boolean isIn(Generation generation, SessionKind kind) {
    return generation.atLeast(since) && (this != QS || kind.isQualifying());
  }

  void write(JsonText text, SimulatedLap lap) {
    writer.accept(text, lap);
  }

  private static BiConsumer<JsonText, SimulatedLap> seconds(ToLongFunction<SimulatedLap> ms) {
    return (text, lap) -> text.seconds(ms.applyAsLong(lap));
  }

  private static BiConsumer<JsonText, SimulatedLap> number(ToDoubleFunction<SimulatedLap> value) {
    return (text, lap) -> text.number(value.applyAsDouble(lap));
  }

  /** A count from 1; 0 is missing. */
  private static BiConsumer<JsonText, SimulatedLap> whole(ToLongFunction<SimulatedLap> value) {
    return (text, lap) -> {
      long count = value.applyAsLong(lap);
      if (count == 0) {
        text.none();
      } else {
        text.whole(count);
      }
    };
  }

  private static BiConsumer<JsonText, SimulatedLap> text(
      Function<SimulatedLap, @Nullable String> value) {
    return (text, lap) -> text.textOrNone(value.apply(lap));
  }

  private static void compound(JsonText text, SimulatedLap lap) {
    boolean nan = lap.faults.contains(Anomaly.UNKNOWN_TYRE);
    text.textOrNone(nan ? "nan" : lap.compound);
  }

  private static void personalBest(JsonText text, SimulatedLap lap) {
    if (lap.personalBestKnown) {
      text.bool(lap.personalBest);
    } else {
      text.none();
    }
  }
}
