package io.tif1.cli;

import io.tif1.client.ExplainedSetting;
import io.tif1.client.Tif1Config;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** What goes along with the report of a defect: a zip of texts, without passwords. */
final class DoctorBundle {
  /** No others: what they hold is nobody's business. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "(?i)TIF1_.*|(HTTPS?|NO|ALL)_PROXY|JAVA_HOME|JAVA_TOOL_OPTIONS|LANG|LC_.*|TERM|NO_COLOR");

  private static final Pattern PROPERTY =
      Pattern.compile(
          "(java|os)\\..*version|java\\.vendor|os\\.(name|arch)|file\\.encoding"
              + "|.*[pP]roxy(Host|Port|Hosts)|javax\\.net\\.ssl\\.trustStore");

  private final Map<String, String> environment;
  private final Secrets secrets;

  DoctorBundle(Map<String, String> environment, Secrets secrets) {
    this.environment = environment;
    this.secrets = secrets;
  }

  /**
   * @param file where it goes: a new file, which its owner alone can read; one that is there stays
   * @param config null if the settings make no sense
   * @throws UncheckedIOException if it cannot be written, or there is such a file or link already
   */
  void write(Path file, List<Finding> findings, @Nullable Tif1Config config) {
    var texts = new TreeMap<String, String>();
    texts.put("doctor.txt", String.join("\n", Finding.lines(findings)) + "\n");
    texts.put("doctor.json", json(findings));
    texts.put("environment.txt", environment());
    texts.put("java.txt", properties());
    if (config != null) {
      texts.put(
          "settings.txt",
          config.explain().stream()
              .map(ExplainedSetting::toString)
              .collect(Collectors.joining("\n", "", "\n")));
    }
    try (OutputStream out = create(file);
        var zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        zip.putNextEntry(new ZipEntry(text.getKey()));
        zip.write(secrets.hide(text.getValue()).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (FileAlreadyExistsException e) {
      throw new UncheckedIOException(
          file + " is there already and stays as it is; name another file", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e, e);
    }
  }

  private static OutputStream create(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    boolean posix =
        folder != null
            && Files.isDirectory(folder)
            && Files.getFileStore(folder).supportsFileAttributeView("posix");
    if (posix) {
      Files.createFile(
          target,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } else {
      Files.createFile(target);
    }
    return Files.newOutputStream(target, StandardOpenOption.WRITE);
  }

  private static String json(List<Finding> findings) {
    var out = new ByteArrayOutputStream();
    var print = new PrintStream(out, true, StandardCharsets.UTF_8);
    var nobody =
        new Io(new ByteArrayInputStream(new byte[0]), print, print, false, false, false, 80);
    try {
      JsonForm.write(Finding.listing(findings), nobody);
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory cannot be written", e);
    }
    print.flush();
    return out.toString(StandardCharsets.UTF_8);
  }

  private String environment() {
    var lines = new StringBuilder();
    new TreeMap<>(environment)
        .forEach(
            (name, value) -> {
              if (VARIABLE.matcher(name).matches()) {
                lines.append(name).append('=').append(secrets.value(name, value)).append('\n');
              }
            });
    return lines.toString();
  }

  private static String properties() {
    var lines = new StringBuilder();
    new TreeMap<>(System.getProperties())
        .forEach(
            (name, value) -> {
              if (PROPERTY.matcher(String.valueOf(name)).matches()) {
                lines.append(name).append('=').append(value).append('\n');
              }
            });
    return lines.toString();
  }
}
