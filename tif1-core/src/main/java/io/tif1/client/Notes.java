package io.tif1.client;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where remarks about settings go that are no errors: to the log, or to a test. */
interface Notes {
  /** Something was probably not meant that way. */
  void warning(String text);

  /** Something was left aside on purpose. */
  void info(String text);

  /** Writes to the logger of {@link Tif1Config}. */
  Notes LOG =
      new Notes() {
        private final Logger log = LoggerFactory.getLogger(Tif1Config.class);

        @Override
        public void warning(String text) {
          log.warn("{}", text);
        }

        @Override
        public void info(String text) {
          log.info("{}", text);
        }
      };
}
