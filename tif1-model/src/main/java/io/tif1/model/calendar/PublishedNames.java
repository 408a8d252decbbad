package io.tif1.model.calendar;

import io.tif1.model.SessionKey;

/** The folders that files are published under, where they differ from the calendar's names. */
final class PublishedNames {
  /** Seen for 2024 to 2026; of older tests nothing has been seen. No folder for each test. */
  static final String TESTING = "Pre-Season Testing";

  /** The last season whose sprints are published as they were called in the first: see below. */
  private static final int LAST_SPRINT_NAMED_QUALIFYING = 2022;

  private PublishedNames() {}

  static SessionKey key(int season, String event, EventFormat format, SessionType type) {
    String folder = format == EventFormat.TESTING ? TESTING : event;
    return new SessionKey(season, folder, session(season, type));
  }

  /**
   * In 2021 the sprint was officially "Sprint Qualifying". The files of 2022 follow, though the
   * name was gone by then: its oldest files lie in "Sprint", all later ones in "Sprint Qualifying".
   */
  private static String session(int season, SessionType type) {
    return type == SessionType.SPRINT && season <= LAST_SPRINT_NAMED_QUALIFYING
        ? SessionType.SPRINT_QUALIFYING.fullName()
        : type.fullName();
  }
}
