package io.tif1.tests.arch;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static io.tif1.tests.arch.Roots.isWithin;
import static io.tif1.tests.arch.Roots.tree;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Laws about who may know whom. */
final class Boundaries {
  /** What every room may use. */
  private static final Set<String> COMMONS = Set.of("pipe", "runtime");

  private Boundaries() {}

  static ArchRule okHttpOnTheWire(Roots roots) {
    return library(roots, List.of(roots.room("transport"), roots.room("dns")), "okhttp3", "okio");
  }

  static ArchRule caffeineInTheCache(Roots roots) {
    return library(roots, List.of(roots.room("cache")), "com.github.benmanes.caffeine");
  }

  static ArchRule jdbcInTheCache(Roots roots) {
    return library(
        roots, List.of(roots.room("cache")), "java.sql", "javax.sql", "org.sqlite", "org.duckdb");
  }

  static ArchRule jacksonInTheModel(Roots roots) {
    return library(roots, List.of(roots.model() + ".json"), "com.fasterxml.jackson");
  }

  static ArchRule micrometerInItsBinder(Roots roots) {
    return library(roots, List.of(roots.client() + ".metrics"), "io.micrometer");
  }

  static ArchRule apiThroughAssembly(Roots roots) {
    return noClasses()
        .that()
        .resideInAnyPackage(roots.client(), roots.client() + ".event")
        .should()
        .dependOnClassesThat(
            describe(
                "are internal and not Assembly, a value it hands out, the lock or the file reader",
                other ->
                    isWithin(other.getPackageName(), roots.internal())
                        && !Set.of(
                                roots.internal() + ".Assembly",
                                roots.internal() + ".SideFile",
                                roots.room("runtime") + ".OwnLock",
                                roots.room("runtime") + ".RegularFile")
                            .contains(other.getName().replaceAll("\\$.*", ""))))
        .as(
            "the API reaches internals only through Assembly, but for SideFile, OwnLock and"
                + " RegularFile");
  }

  static ArchRule modelAlone(Roots roots) {
    return noClasses()
        .that()
        .resideInAPackage(tree(roots.model()))
        .should()
        .dependOnClassesThat(
            describe(
                "are the project's but not the model's",
                other ->
                    isWithin(other.getPackageName(), roots.base())
                        && !isWithin(other.getPackageName(), roots.model())))
        .as("the model knows nothing of the rest of the project");
  }

  static ArchRule chartsKnowTheModelOnly(Roots roots) {
    return noClasses()
        .that()
        .resideInAPackage(tree(roots.charts()))
        .should()
        .dependOnClassesThat(
            describe(
                "are the project's but neither the charts' nor the model's",
                other ->
                    isWithin(other.getPackageName(), roots.base())
                        && !isWithin(other.getPackageName(), roots.charts())
                        && !isWithin(other.getPackageName(), roots.model())))
        .as("charts know the model and nothing else of the project");
  }

  static ArchRule pixelsInTheCharts(Roots roots) {
    return noClasses()
        .that()
        .resideInAnyPackage(tree(roots.model()), tree(roots.client()), tree(roots.charts()))
        .and(not(List.of(roots.charts() + ".internal.draw")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(tree("java.awt.image"), tree("java.awt.geom"), tree("javax.imageio"))
        .as("only the drawing of charts knows pixels");
  }

  static ArchRule roomsApart(Roots roots) {
    return classes()
        .that()
        .resideInAPackage(tree(roots.internal()))
        .should(
            new ArchCondition<JavaClass>("know pipe and runtime, and no other room") {
              @Override
              public void check(JavaClass one, ConditionEvents events) {
                String room = room(one, roots);
                if (!room.isEmpty()) {
                  one.getDirectDependenciesFromSelf().stream()
                      .filter(dependency -> leaves(room, dependency, roots))
                      .map(d -> SimpleConditionEvent.violated(d, d.getDescription()))
                      .forEach(events::add);
                }
              }
            })
        .as("rooms know pipe and runtime, not one another and not who puts them together");
  }

  private static boolean leaves(String room, Dependency dependency, Roots roots) {
    JavaClass target = dependency.getTargetClass().getBaseComponentType();
    return isWithin(target.getPackageName(), roots.internal())
        && !room(target, roots).equals(room)
        && !COMMONS.contains(room(target, roots));
  }

  /** The name of the room a class is in; empty if it is above the rooms. */
  private static String room(JavaClass one, Roots roots) {
    String below = one.getPackageName().substring(roots.internal().length());
    return below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
  }

  /** Of the model and the client, only classes at home in {@code homes} use the libraries. */
  private static ArchRule library(Roots roots, List<String> homes, String... libraries) {
    return noClasses()
        .that()
        .resideInAnyPackage(tree(roots.model()), tree(roots.client()))
        .and(not(homes))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(Arrays.stream(libraries).map(Roots::tree).toArray(String[]::new))
        .as("only " + homes + " use " + List.of(libraries));
  }

  private static DescribedPredicate<JavaClass> not(List<String> homes) {
    return describe(
        "are not in " + homes,
        one -> homes.stream().noneMatch(home -> isWithin(one.getPackageName(), home)));
  }
}
