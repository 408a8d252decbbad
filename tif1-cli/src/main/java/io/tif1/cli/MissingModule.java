package io.tif1.cli;

import org.jspecify.annotations.Nullable;

/**
 * Says which part of the program is absent, if a class is: a jar that was taken out of {@code lib},
 * or a module that a reduced Java runtime was made without.
 */
final class MissingModule {
  /** What a class name begins with, and where it is from; the first that fits. */
  private static final String[][] HOMES = {
    {"io/tif1/charts/", "tif1-charts"},
    {"io/tif1/testkit/", "tif1-testkit"},
    {"io/tif1/client/", "tif1-core"},
    {"io/tif1/model/", "tif1-model"},
    {"org/sqlite/", "sqlite-jdbc"},
    {"com/github/benmanes/", "caffeine"},
    {"okhttp3/", "okhttp-jvm"},
    {"okio/", "okio-jvm"},
    {"kotlin/", "kotlin-stdlib"},
    {"org/slf4j/", "slf4j-api and slf4j-simple"},
    {"io/vertx/", "vertx-core"},
    {"io/netty/", "netty"},
    {"java/awt/", "java.desktop"},
    {"javax/imageio/", "java.desktop"},
    {"java/sql/", "java.sql"},
    {"javax/sql/", "java.sql"},
  };

  private MissingModule() {}

  /** The absent class behind a failure; null if it has another reason. */
  static @Nullable NoClassDefFoundError cause(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof NoClassDefFoundError absent) {
        return absent;
      }
    }
    return null;
  }

  /** For a person: what is absent and what to do. */
  static String message(NoClassDefFoundError absent) {
    String type = String.valueOf(absent.getMessage()).replace('.', '/');
    for (String[] home : HOMES) {
      if (type.contains(home[0])) {
        return home[1].startsWith("java.")
            ? "this command needs the module "
                + home[1]
                + " of Java, which this Java runtime was made without; use a complete JDK or JRE"
            : "this command needs "
                + home[1]
                + ", and its jar is not in the folder lib of this installation; install tif1 again";
      }
    }
    return "this command needs the class "
        + absent.getMessage()
        + ", and no jar in the folder lib of this installation has it; install tif1 again";
  }
}
