package io.tif1.client.internal.dns;

/** What is done with the answers of a flight. */
interface FlightEnd {
  /** For a flight whose answer nobody keeps. */
  FlightEnd UNCHANGED =
      new FlightEnd() {
        @Override
        public Ending settle(Ending ending) {
          return ending.orDoubtful();
        }

        @Override
        public void late(String host, Found found) {}
      };

  /** Decides, once, what those who wait are told. */
  Ending settle(Ending ending);

  /** A good answer that came after the end: too late for those who waited, not for the next. */
  void late(String host, Found found);
}
