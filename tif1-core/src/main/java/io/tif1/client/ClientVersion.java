package io.tif1.client;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** Which version of the client this is; the build writes it into a resource. */
final class ClientVersion {
  private static final String RESOURCE = "version.properties";

  private ClientVersion() {}

  /** {@code tif1-java/1.2.3 (+address)}: says to a server's keeper who asks, and whom to ask. */
  static String userAgent() {
    return "tif1-java/" + Holder.VERSION + " (+https://github.com/tif1/tif1-jvm)";
  }

  /** Read on first use only. */
  private static final class Holder {
    static final String VERSION = read();

    private static String read() {
      try (InputStream in = ClientVersion.class.getResourceAsStream(RESOURCE)) {
        if (in == null) {
          // Programs packed into one file lose resources; no reason not to fetch.
          return "unknown";
        }
        var properties = new Properties();
        properties.load(in);
        return properties.getProperty("version", "unknown");
      } catch (IOException e) {
        throw new IllegalStateException("the client's own " + RESOURCE + " cannot be read", e);
      }
    }
  }
}
