package io.tif1.cli;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What can be seen without a network: Java, and which way requests are told to leave. */
final class MachineCheck {
  /** In upper or lower case. */
  private static final List<String> PROXY_VARIABLES =
      List.of("HTTPS_PROXY", "ALL_PROXY", "NO_PROXY");

  private static final List<String> PROXY_PROPERTIES =
      List.of(
          "https.proxyHost",
          "https.proxyPort",
          "http.nonProxyHosts",
          "socksProxyHost",
          "socksProxyPort");

  private final Map<String, String> environment;
  private final Secrets secrets;

  MachineCheck(Map<String, String> environment, Secrets secrets) {
    this.environment = environment;
    this.secrets = secrets;
  }

  List<Finding> look() {
    var findings = new ArrayList<Finding>();
    findings.add(
        Finding.ok(
            "java",
            Runtime.version()
                + " of "
                + System.getProperty("java.vendor")
                + " on "
                + System.getProperty("os.name")
                + " "
                + System.getProperty("os.arch")
                + ", "
                + Units.bytes(Runtime.getRuntime().maxMemory())
                + " of heap"));
    if (!Charset.defaultCharset().equals(StandardCharsets.UTF_8)) {
      findings.add(
          Finding.note(
              "java",
              "text is written as " + Charset.defaultCharset() + ", so names may lose accents",
              "set -Dfile.encoding=UTF-8 in JAVA_TOOL_OPTIONS; --json and --csv are UTF-8 anyway"));
    }
    proxies(findings);
    return findings;
  }

  private void proxies(List<Finding> findings) {
    var told = new TreeMap<String, String>();
    environment.forEach(
        (name, value) -> {
          if (PROXY_VARIABLES.stream().anyMatch(name::equalsIgnoreCase)) {
            told.put(name, secrets.value(name, value));
          }
        });
    for (String property : PROXY_PROPERTIES) {
      String value = System.getProperty(property);
      if (value != null) {
        told.put(property, value);
      }
    }
    if (told.isEmpty()) {
      findings.add(Finding.ok("proxy", "no variable or property names one"));
      return;
    }
    var parts = new ArrayList<String>();
    told.forEach((name, value) -> parts.add(name + "=" + value));
    findings.add(
        Finding.note(
            "proxy",
            String.join(", ", parts),
            "if that is not wanted: tif1 config set proxy direct"));
  }
}
