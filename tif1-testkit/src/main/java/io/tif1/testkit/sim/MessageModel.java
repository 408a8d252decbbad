package io.tif1.testkit.sim;

import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What race control says about what happened; nothing that did not. */
final class MessageModel {
  private static final String PIT_EXIT_OPEN = "GREEN LIGHT - PIT EXIT OPEN";

  private final Setup setup;
  private final List<List<SimulatedLap>> laps;
  private final Chance chance;
  private final List<SimulatedMessage> messages = new ArrayList<>();
  private final long endMs;

  MessageModel(Setup setup, List<List<SimulatedLap>> laps, long endMs) {
    this.setup = setup;
    this.laps = laps;
    this.chance = setup.chance("messages");
    this.endMs = endMs;
  }

  List<SimulatedMessage> messages(TrackStatus status) {
    long green = setup.greenMs();
    add(
        green - 900_000,
        "Other",
        "RISK OF RAIN FOR THIS SESSION IS " + (setup.wet() ? 90 : 10) + "%");
    if (setup.kind().isQualifying()) {
      for (int i = 0; i < 3; i++) {
        flag(RunModel.segmentStartMs(setup, i), "GREEN", PIT_EXIT_OPEN);
        flag(RunModel.segmentEndMs(setup, i), "CHEQUERED", "CHEQUERED FLAG");
      }
    } else {
      flag(green - (setup.kind().isRace() ? 2_400_000 : 0), "GREEN", PIT_EXIT_OPEN);
      flag(endMs, "CHEQUERED", "CHEQUERED FLAG");
    }
    if (setup.kind().isRace() && setup.season() < 2026 && !setup.wet()) {
      long enabled = green + Math.round(2000 * setup.circuit().referenceLapTimeS());
      add(enabled, "Drs", "DRS ENABLED", "ENABLED", null, null, 0, null);
    }
    status.periods().forEach(this::flags);
    laps.forEach(rows -> rows.forEach(this::deletion));
    blueFlags();
    messages.sort(Comparator.comparingLong(SimulatedMessage::timeMs));
    if (setup.strikes(Anomaly.UNSORTED_MESSAGES) && messages.size() > 1) {
      Collections.swap(messages, 0, 1);
    }
    return Collections.unmodifiableList(messages);
  }

  private void flags(TrackStatusPeriod period) {
    long from = period.fromMs();
    long to = period.toMs();
    switch (period.code()) {
      case TrackStatus.YELLOW -> {
        int sector = 1 + chance.below(18);
        boolean twice = chance.happens(0.4);
        String flag = twice ? "DOUBLE YELLOW" : "YELLOW";
        add(from, "Flag", flag + " IN TRACK SECTOR " + sector, null, flag, "Sector", sector, null);
        String clear = "CLEAR IN TRACK SECTOR " + sector;
        add(to, "Flag", clear, null, "CLEAR", "Sector", sector, null);
      }
      case TrackStatus.SAFETY_CAR -> {
        add(from, "SafetyCar", "SAFETY CAR DEPLOYED", "DEPLOYED", null, null, 0, null);
        long lastLap = Math.max(from, to - 80_000);
        add(lastLap, "SafetyCar", "SAFETY CAR IN THIS LAP", "IN THIS LAP", null, null, 0, null);
        flag(to, "CLEAR", "TRACK CLEAR");
      }
      case TrackStatus.VIRTUAL ->
          add(from, "SafetyCar", "VSC DEPLOYED", "DEPLOYED", null, null, 0, null);
      case TrackStatus.VIRTUAL_ENDING -> {
        add(from, "SafetyCar", "VSC ENDING", "ENDING", null, null, 0, null);
        flag(to, "CLEAR", "TRACK CLEAR");
      }
      default -> {
        flag(from, "RED", "RED FLAG");
        flag(to, "GREEN", PIT_EXIT_OPEN);
      }
    }
  }

  private void deletion(SimulatedLap lap) {
    if (lap.deleted) {
      SimulatedDriver driver = lap.driver;
      String text =
          "CAR %s (%s) TIME %s DELETED - %s"
              .formatted(driver.number(), driver.code(), lapTime(lap.timeMs), lap.deletedReason);
      add(lap.endMs + 15_000, "Other", text);
    }
  }

  /** A car that finishes a lap after the leader has finished the next has been lapped there. */
  private void blueFlags() {
    if (!setup.kind().isRace()) {
      return;
    }
    List<Long> leader = leaderEnds();
    for (List<SimulatedLap> rows : laps) {
      int gap = 1;
      for (SimulatedLap lap : rows) {
        boolean lapped = lap.number + gap <= leader.size();
        if (lapped && !lap.generated && leader.get(lap.number + gap - 1) < lap.endMs) {
          gap++;
          String text =
              "WAVED BLUE FLAG FOR CAR %s (%s)".formatted(lap.driver.number(), lap.driver.code());
          add(lap.endMs - 5_000, "Flag", text, null, "BLUE", "Driver", 0, lap.driver.number());
        }
      }
    }
  }

  private List<Long> leaderEnds() {
    List<Long> ends = new ArrayList<>();
    for (int number = 1; number <= setup.laps(); number++) {
      long first = Long.MAX_VALUE;
      for (List<SimulatedLap> rows : laps) {
        if (number <= rows.size() && !rows.get(number - 1).generated) {
          first = Math.min(first, rows.get(number - 1).endMs);
        }
      }
      if (first < Long.MAX_VALUE) {
        ends.add(first);
      }
    }
    return ends;
  }

  private void flag(long at, String flag, String text) {
    add(at, "Flag", text, null, flag, "Track", 0, null);
  }

  private void add(long at, String category, String text) {
    add(at, category, text, null, null, null, 0, null);
  }

  private void add(
      long at,
      String category,
      String text,
      @Nullable String status,
      @Nullable String flag,
      @Nullable String scope,
      int sector,
      @Nullable String number) {
    boolean exact = chance.happens(0.05); // most times are whole seconds
    long zero = setup.clockZero().get(ChronoField.MILLI_OF_SECOND);
    long time = Math.max(0, exact ? at : at - (zero + at) % 1000);
    messages.add(
        new SimulatedMessage(time, category, text, status, flag, scope, sector, number, lapAt(at)));
  }

  /** The lap the leader is on; 0 outside races. */
  private int lapAt(long at) {
    if (!setup.kind().isRace()) {
      return 0;
    }
    int lap = 1;
    for (List<SimulatedLap> rows : laps) {
      for (SimulatedLap row : rows) {
        if (row.startMs <= at && row.number > lap) {
          lap = row.number;
        }
      }
    }
    return lap;
  }

  private static String lapTime(long ms) {
    return "%d:%02d.%03d".formatted(ms / 60_000, ms / 1000 % 60, ms % 1000);
  }
}
