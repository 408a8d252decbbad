package io.tif1.tests.arch;

import java.util.Set;

/**
 * Where the packages that the laws speak of begin: the project's own, or a tree of seeded
 * violations laid out like it.
 *
 * @param base {@code io.tif1} for the project
 * @param exported the packages whose public types are for everybody
 */
record Roots(String base, Set<String> exported) {
  String model() {
    return base + ".model";
  }

  String client() {
    return base + ".client";
  }

  String charts() {
    return base + ".charts";
  }

  String internal() {
    return client() + ".internal";
  }

  String room(String name) {
    return internal() + "." + name;
  }

  /** The package and those below it, as ArchUnit writes it. */
  static String tree(String packageName) {
    return packageName + "..";
  }

  /** Whether {@code name} is {@code parent} or below it. */
  static boolean isWithin(String name, String parent) {
    return name.equals(parent) || name.startsWith(parent + ".");
  }
}
