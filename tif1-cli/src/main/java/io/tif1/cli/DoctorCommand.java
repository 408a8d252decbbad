package io.tif1.cli;

import io.tif1.client.Cdn;
import io.tif1.client.Tif1;
import io.tif1.client.Tif1Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code tif1 doctor}: why fetching does not work here. */
@Command(
    name = "doctor",
    description = {
      "Looks for what is in the way of fetching on this machine and says what to do about it.",
      "Java, settings, proxies, cache; then for each CDN name look-up, connection, QUIC, who signed",
      "the certificate, and a request with its time and protocol; and the clock."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeListHeading = ExitCode.HEADING,
    exitCodeList = {
      "0:nothing is in the way",
      "1:something is; each PROBLEM has a line that says what to do",
      "2:the command line makes no sense"
    },
    footer = {"", "Examples:", "  tif1 doctor", "  tif1 doctor --bundle tif1-report.zip"})
final class DoctorCommand implements Callable<Integer> {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String OFFLINE = "--offline or offline_mode is on";

  private final Io io;
  private final Map<String, String> environment = System.getenv();

  @Option(names = "--json", description = "Write the findings as a JSON array.")
  private boolean json;

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description =
          "Also write a zip to send along with a report: findings, settings, the variables that"
              + " matter. Passwords are left out.")
  private @Nullable Path bundle;

  @Mixin private ClientOptions options = new ClientOptions();

  DoctorCommand(Io io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    var findings = new ArrayList<Finding>();
    Tif1Config config = config(findings);
    var secrets = new Secrets(environment, config);
    findings.addAll(new MachineCheck(environment, secrets).look());
    if (config != null) {
      findings.addAll(network(config));
    }
    write(findings);
    if (bundle != null) {
      new DoctorBundle(environment, secrets).write(bundle, findings, config);
      io.say("written: " + bundle);
    }
    long problems = findings.stream().filter(one -> one.level() == Finding.Level.PROBLEM).count();
    io.say(problems == 0 ? inTheClear(findings) : Units.count(problems, "problem"));
    return problems == 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String inTheClear(List<Finding> findings) {
    long skipped = findings.stream().filter(one -> one.level() == Finding.Level.SKIPPED).count();
    return "nothing is in the way"
        + (skipped == 0
            ? ""
            : " of what was tried; " + Units.count(skipped, "check") + " not made");
  }

  /** Null if the settings make no sense, which then is a finding. */
  private @Nullable Tif1Config config(List<Finding> findings) {
    try {
      Tif1Config config = options.config();
      if (!options.hasTimeout()) {
        config = config.toBuilder().timeout(PATIENCE).build();
      }
      long set = config.explain().stream().filter(s -> !s.origin().equals("default")).count();
      findings.add(
          Finding.ok("settings", Units.count(set, "setting") + " set; see tif1 config show"));
      return config;
    } catch (ParameterException e) {
      findings.add(
          Finding.problem(
              "settings",
              String.valueOf(e.getMessage()),
              "mend the file or variable, or take it away"));
      return null;
    }
  }

  private List<Finding> network(Tif1Config config) {
    var findings = new ArrayList<Finding>();
    boolean any = false;
    try (Tif1 client = Tif1.open(config)) {
      findings.add(CacheCheck.look(client, config));
      if (config.offlineMode()) {
        config.cdns().forEach(cdn -> findings.add(Finding.skipped(area(cdn), OFFLINE)));
        return findings;
      }
      for (Cdn cdn : config.cdns()) {
        var check = new CdnCheck(client, cdn);
        findings.addAll(check.look());
        findings.addAll(new HostCheck(cdn, check.isReached()).look());
        any |= check.isReached();
      }
    } catch (IllegalArgumentException e) {
      findings.add(
          Finding.problem("settings", String.valueOf(e.getMessage()), "see tif1 config explain"));
      return findings;
    }
    for (String resolver : config.httpResolvers()) {
      if (!resolver.equals("standard")) {
        findings.add(ResolverCheck.look(config, resolver, lookedUp(config), any));
      }
    }
    return findings;
  }

  private static String area(Cdn cdn) {
    return "cdn " + cdn.name();
  }

  /** A CDN that resolvers can be asked about, if there is one. */
  private static Cdn lookedUp(Tif1Config config) {
    List<Cdn> cdns = config.cdns();
    return cdns.stream()
        .filter(cdn -> HostKind.of(cdn.host()) == HostKind.PUBLIC)
        .findFirst()
        .orElse(cdns.get(0));
  }

  private void write(List<Finding> findings) {
    if (json) {
      try {
        JsonForm.write(Finding.listing(findings), io);
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write to standard output: " + e.getMessage(), e);
      }
    } else {
      Finding.lines(findings).forEach(io::print);
    }
    io.checkResults();
  }
}
