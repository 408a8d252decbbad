package io.tif1.tests.docs;

import io.tif1.tests.arch.Project;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What the test runner reported of the last run, in all modules. */
final class TestReports {
  private TestReports() {}

  /**
   * One run of a test.
   *
   * @param className simple name of its class
   * @param method without what names a case of a parameterised test
   * @param skipped why it was skipped, or empty if no reason was given; null if it ran
   */
  record Case(String className, String method, @Nullable String skipped) {
    boolean is(Promises.Test test) {
      return className.equals(test.className()) && method.equals(test.method());
    }
  }

  static List<Case> ofAllModules() {
    var cases = new ArrayList<Case>();
    for (Path module : Project.modules()) {
      Path reports = module.resolve("target/surefire-reports");
      if (Files.isDirectory(reports)) {
        try (var files = Files.list(reports)) {
          files.filter(file -> file.toString().endsWith(".xml")).forEach(file -> add(file, cases));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return cases;
  }

  private static void add(Path report, List<Case> cases) {
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(in);
      String className = "";
      String method = "";
      String skipped = null;
      while (xml.hasNext()) {
        int event = xml.next();
        if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("testcase")) {
          className = simple(xml.getAttributeValue(null, "classname"));
          method = xml.getAttributeValue(null, "name").split("\\W", 2)[0];
          skipped = null;
        } else if (event == XMLStreamConstants.START_ELEMENT
            && xml.getLocalName().equals("skipped")) {
          String message = xml.getAttributeValue(null, "message");
          // An assumption about the whole class has its reason in the stack trace only.
          skipped = reason(message == null ? firstLine(xml.getElementText()) : message);
        } else if (event == XMLStreamConstants.END_ELEMENT
            && xml.getLocalName().equals("testcase")) {
          cases.add(new Case(className, method, skipped));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(report + " is no report: " + e.getMessage(), e);
    }
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  private static String firstLine(String text) {
    return text.strip().lines().findFirst().orElse("");
  }

  /** Of a message such as {@code org.opentest4j.TestAbortedException: Assumption failed: why}. */
  private static String reason(String message) {
    String marker = "Assumption failed: ";
    int at = message.indexOf(marker);
    return (at < 0 ? message : message.substring(at + marker.length())).strip();
  }
}
