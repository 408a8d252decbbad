package io.tif1.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tif1.testkit.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorCommandTest {
  private Path directory;
  private SimCdn cdn;

  @BeforeEach
  void start(@TempDir Path temporary) {
    directory = temporary;
    cdn = SimCdn.race(directory);
  }

  @AfterEach
  void stop() {
    cdn.close();
  }

  private Run doctor(String settings, String... more) throws IOException {
    Path file = Files.writeString(directory.resolve("rc"), settings);
    var args = new ArrayList<>(List.of("doctor", "--config", file.toString()));
    args.addAll(Arrays.asList(more));
    return Run.of(cdn.with(args.toArray(String[]::new)));
  }

  /** No name look-up leaves this machine. */
  private Run doctor() throws IOException {
    return doctor("{\"http_resolvers\": [\"standard\"]}");
  }

  @Test
  void aHealthyMachineIsZero() throws IOException {
    Run run = doctor();

    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.err()).contains("nothing is in the way");
  }

  @Test
  void aCdnIsShownWithStatusProtocolAndTime() throws IOException {
    assertThat(doctor().out())
        .containsPattern("ok +cdn localhost:\\d+: status 200 over h2 in \\d+ ms");
  }

  @Test
  void whoSignedTheCertificateIsShown() throws IOException {
    assertThat(doctor().out()).containsPattern("ok +tls localhost: certificate of .*, signed by ");
  }

  @Test
  void clockAndCacheAreShown() throws IOException {
    assertThat(doctor().out()).contains("clock: differs by ").contains("cache: ");
  }

  @Test
  void aClosedPortIsOneWithAFix() throws IOException {
    cdn.server().close();
    Run run = doctor();

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).contains("PROBLEM  tcp localhost").contains("-> nothing listens on port");
  }

  @Test
  void e15_theAdviceForAClosedPortOfThisMachineIsNotAboutFirewalls() throws IOException {
    cdn.server().close();

    assertThat(doctor().out())
        .contains("-> nothing listens on port", "start that server, or correct the address in cdns")
        .doesNotContain("firewall", "proxy http://HOST");
  }

  @Test
  void e15_whatWasNotTriedIsSaid() throws IOException {
    assertThat(doctor().out())
        .containsPattern("skipped +dns localhost: not tried: it is this machine")
        .doesNotContainPattern("ok +dns");

    cdn.server().close();
    assertThat(doctor().out())
        .containsPattern("skipped +tls localhost: not tried: port \\d+ does not connect")
        .containsPattern("skipped +udp localhost: not tried: port \\d+ does not connect");
  }

  @Test
  void e15_anAddressIsNotLookedUp() throws IOException {
    Path file = Files.writeString(directory.resolve("rc"), "{\"http_resolvers\": [\"standard\"]}");
    int port = cdn.server().port();
    Run run = Run.of("doctor", "--config", file.toString(), "--cdn", "https://127.0.0.1:" + port);

    assertThat(run.out())
        .containsPattern("skipped +dns 127.0.0.1: not tried: it is an address")
        .doesNotContainPattern("ok +dns");
  }

  @Test
  void e15_offlineNoCdnIsTried() throws IOException {
    Run run = doctor("{\"http_resolvers\": [\"standard\"]}", "--offline");

    assertThat(run.out()).containsPattern("skipped +cdn localhost:\\d+: not tried: --offline");
    assertThat(run.err()).contains("nothing is in the way of what was tried; 1 check not made");
    assertThat(cdn.server().requestCount()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1, ADDRESS",
    "2001:db8::1, ADDRESS",
    "localhost, LOOPBACK",
    "mirror, LOCAL",
    "nas.local, LOCAL",
    "files.corp, LOCAL",
    "cdn.jsdelivr.net, PUBLIC"
  })
  void e15_aHostsNameSaysWhoKnowsItsAddress(String host, HostKind kind) {
    assertThat(HostKind.of(host)).isEqualTo(kind);
  }

  @Test
  void aServerThatFailsIsAProblemOfTheCdnAlone() throws IOException {
    cdn.server().faultAlways(Fault.status(500));
    Run run = doctor();

    assertThat(run.out().lines().filter(line -> line.startsWith("PROBLEM")))
        .singleElement()
        .asString()
        .contains("cdn localhost");
  }

  @Test
  void aCertificateThatIsNotTrustedNamesItsSigner() throws IOException {
    Path file = Files.writeString(directory.resolve("rc"), "{\"http_resolvers\": [\"standard\"]}");
    Run run =
        Run.of(
            "doctor",
            "--config",
            file.toString(),
            "--cdn",
            cdn.server().baseUri().toString(),
            "--cache-dir",
            cdn.cacheDirectory().toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).contains("ca_bundle FILE").contains("signed by");
  }

  @Test
  void settingsThatMakeNoSenseAreAFinding() throws IOException {
    Run run = doctor("{\"timeout\": \"soon\"}");

    assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(run.out()).contains("PROBLEM  settings: ").contains("timeout");
  }

  @Test
  void findingsAreAlsoJson() throws IOException {
    Run run = doctor("{\"http_resolvers\": [\"standard\"]}", "--json");

    assertThat(run.out())
        .startsWith("[\n{\"Level\":\"OK\",\"Area\":\"settings\"")
        .endsWith("}\n]\n");
  }

  @Test
  void aClockThatIsOffIsAProblem() {
    Finding finding =
        CdnCheck.clock(
            Map.of("Date", List.of("Sun, 06 Nov 1994 08:49:37 GMT")),
            Instant.parse("1994-11-06T08:59:37Z"));

    assertThat(finding)
        .extracting(Finding::level, Finding::what)
        .containsExactly(Finding.Level.PROBLEM, "differs by 600 s from the server's");
  }

  @Test
  void theBundleHoldsFindingsSettingsAndVariables() throws IOException {
    Path bundle = directory.resolve("bundle.zip");
    doctor("{\"http_resolvers\": [\"standard\"]}", "--bundle", bundle.toString());

    try (var zip = new ZipFile(bundle.toFile())) {
      assertThat(zip.stream().map(Object::toString))
          .containsExactly(
              "doctor.json", "doctor.txt", "environment.txt", "java.txt", "settings.txt");
    }
  }

  @Test
  void theBundleHoldsNoPasswordOfTheSettings() throws IOException {
    Path bundle = directory.resolve("bundle.zip");
    doctor(
        "{\"proxy\": \"http://me:hunter2@localhost:1\", \"http_resolvers\": [\"standard\"]}",
        "--bundle",
        bundle.toString());

    assertThat(text(bundle)).contains("localhost:1").doesNotContain("hunter2");
  }

  @Test
  void everyVariableThatNamesAProxyIsShownWithoutItsPassword() {
    Map<String, String> environment =
        Map.of(
            "HTTPS_PROXY", "http://a.example:1",
            "https_proxy", "b.example:2",
            "ALL_PROXY", "socks5://me:hunter2@c.example:3",
            "all_proxy", "d.example:4",
            "no_proxy", "e.example",
            "http_proxy", "f.example");
    List<Finding> findings = new MachineCheck(environment, new Secrets(environment, null)).look();

    assertThat(findings.toString())
        .contains("a.example:1", "b.example:2", "c.example:3", "d.example:4", "e.example")
        .doesNotContain("hunter2", "f.example");
  }

  @Test
  void theBundleHoldsNoPasswordOfAVariable() {
    Map<String, String> environment =
        Map.of(
            "HTTPS_PROXY", "http://me:hunter2@proxy.example:3128",
            "https_proxy", "me:p@ss@proxy.example:3128",
            "TIF1_API_TOKEN", "t0ken",
            "UNRELATED", "nobody's business");
    Path bundle = directory.resolve("bundle.zip");
    new DoctorBundle(environment, new Secrets(environment, null))
        .write(
            bundle,
            List.of(Finding.ok("cdn", "refused by http://me:hunter2@proxy.example:3128 hunter2")),
            null);

    assertThat(text(bundle))
        .contains("proxy.example")
        .doesNotContain("hunter2", "p@ss", "t0ken", "business");
  }

  @Test
  void g20_theBundleReplacesNoFileAndFollowsNoLink() throws IOException {
    Path file = Files.writeString(directory.resolve("holiday.zip"), "mine");
    Path link = Files.createSymbolicLink(directory.resolve("link.zip"), file);

    for (Path taken : List.of(file, link)) {
      assertThat(doctor("{\"http_resolvers\": [\"standard\"]}", "--bundle", taken.toString()).err())
          .contains("is there already and stays as it is; name another file");
    }

    assertThat(file).hasContent("mine");
  }

  @Test
  void g20_theBundleIsItsOwnersAlone() throws IOException {
    Path bundle = directory.resolve("bundle.zip");
    doctor("{\"http_resolvers\": [\"standard\"]}", "--bundle", bundle.toString());

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(bundle)))
        .isEqualTo("rw-------");
  }

  private static String text(Path bundle) {
    var text = new StringBuilder();
    try (var zip = new ZipFile(bundle.toFile())) {
      for (var entry : zip.stream().toList()) {
        byte[] bytes = Objects.requireNonNull(zip.getInputStream(entry)).readAllBytes();
        text.append(new String(bytes, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
