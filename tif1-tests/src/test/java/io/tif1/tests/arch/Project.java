package io.tif1.tests.arch;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Exports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The project on disk: its root, its modules, and what they were compiled to. */
public final class Project {
  static final String SEEDED = "io.tif1.tests.arch.seeded";

  private static final List<String> LIBRARIES =
      List.of("tif1-model", "tif1-core", "tif1-http3", "tif1-testkit", "tif1-charts", "tif1-sql");

  private Project() {}

  /** The folder with the Maven wrapper, above the module that runs the tests. */
  public static Path root() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.exists(at.resolve("mvnw"))) {
      at = at.getParent();
      if (at == null) {
        throw new IllegalStateException(
            "no mvnw above " + Path.of("").toAbsolutePath() + ": run the tests inside the project");
      }
    }
    return at;
  }

  /** The modules' folders, in the order of their names. */
  public static List<Path> modules() {
    try (Stream<Path> children = Files.list(root())) {
      return children.filter(child -> Files.exists(child.resolve("pom.xml"))).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The main classes of the modules that others compile against. */
  static JavaClasses libraries() {
    return Imported.LIBRARIES;
  }

  /** Main and test classes of every module, as far as they were compiled and written by us. */
  static JavaClasses everything() {
    return Imported.EVERYTHING;
  }

  /** The classes that break laws on purpose, and some that keep them where others break them. */
  static JavaClasses seeded() {
    return Imported.SEEDED_TREE;
  }

  /** Read once, when first asked for: it takes longer than all the laws together. */
  private static final class Imported {
    static final JavaClasses LIBRARIES =
        new ClassFileImporter()
            .importPaths(Project.LIBRARIES.stream().map(Project::mainClasses).toList());

    static final JavaClasses EVERYTHING =
        new ClassFileImporter()
            .withImportOption(location -> !location.contains("/tests/arch/seeded/"))
            .withImportOption(location -> !location.contains("/jmh_generated/"))
            .importPaths(compiled());

    static final JavaClasses SEEDED_TREE = new ClassFileImporter().importPackages(SEEDED);

    private static List<Path> compiled() {
      return modules().stream()
          .flatMap(
              module -> Stream.of("target/classes", "target/test-classes").map(module::resolve))
          .filter(Files::isDirectory)
          .toList();
    }
  }

  /** The project's own packages. */
  static Roots own() {
    Set<String> exported =
        LIBRARIES.stream()
            .map(Project::mainClasses)
            .flatMap(Project::exportedToAll)
            .collect(Collectors.toSet());
    return new Roots("io.tif1", exported);
  }

  /** The packages of the seeded tree. */
  static Roots seededRoots() {
    return new Roots(SEEDED, Set.of(SEEDED + ".client", SEEDED + ".model"));
  }

  private static Stream<String> exportedToAll(Path classes) {
    try (var descriptor = Files.newInputStream(classes.resolve("module-info.class"))) {
      return ModuleDescriptor.read(descriptor).exports().stream()
          .filter(exports -> !exports.isQualified())
          .map(Exports::source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path mainClasses(String module) {
    Path classes = root().resolve(module).resolve("target/classes");
    if (!Files.isDirectory(classes)) {
      throw new IllegalStateException(
          module
              + " is not compiled; build it together with this one: ./mvnw -pl tif1-tests -am test");
    }
    return classes;
  }
}
