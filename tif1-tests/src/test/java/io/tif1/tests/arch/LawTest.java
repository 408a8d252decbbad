package io.tif1.tests.arch;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.EvaluationResult;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The code keeps its laws, and each law is one that can be broken. */
final class LawTest {
  @ParameterizedTest
  @EnumSource
  void isKeptByTheProject(Law law) {
    law.under(Project.own()).check(law.judged());
  }

  @ParameterizedTest
  @EnumSource
  void isBrokenByItsSeededViolationsAndByNothingBeside(Law law) {
    EvaluationResult result = law.under(Project.seededRoots()).evaluate(Project.seeded());

    assertThat(offenders(result)).isEqualTo(new TreeSet<>(law.brokenBy()));
  }

  @Test
  void theClassesThatAreJudgedAreThere() {
    assertThat(Project.libraries())
        .extracting(JavaClass::getName)
        .contains("io.tif1.client.Tif1", "io.tif1.model.JsonDocument");
  }

  @Test
  void theTestsAreJudgedToo() {
    assertThat(Project.everything()).extracting(JavaClass::getName).contains(getClass().getName());
  }

  @Test
  void exportedPackagesAreReadFromTheModules() {
    assertThat(Project.own().exported())
        .contains("io.tif1.client", "io.tif1.client.event", "io.tif1.model")
        .doesNotContain("io.tif1.model.json");
  }

  private static Set<String> offenders(EvaluationResult result) {
    var names = new TreeSet<String>();
    result.<Object>handleViolations(
        (objects, message) ->
            objects.forEach(
                object ->
                    names.add(culprit(object).getName().substring(Project.SEEDED.length() + 1))));
    return names;
  }

  private static JavaClass culprit(Object object) {
    if (object instanceof JavaAccess<?> access) {
      return access.getOriginOwner();
    }
    if (object instanceof Dependency dependency) {
      return dependency.getOriginClass();
    }
    return object instanceof JavaField field ? field.getOwner() : (JavaClass) object;
  }
}
