package io.tif1.model.json;

import io.tif1.model.check.Finding;
import io.tif1.model.check.Rule;
import java.util.ArrayList;
import java.util.List;

/** What looked wrong while a file was read. */
final class Found {
  /** A file of nothing but mistakes must not fill the memory with them. */
  private static final int MOST = 200;

  private final String path;
  private final List<Finding> list;

  Found(String path) {
    this(path, new ArrayList<>());
  }

  private Found(String path, List<Finding> list) {
    this.path = path;
    this.list = list;
  }

  /** The same list, for what stands at another path. */
  Found at(String inner) {
    return new Found(inner, list);
  }

  void add(Rule rule, String name, String expected, String found, int count) {
    if (list.size() < MOST) {
      list.add(new Finding(rule, path + '.' + shortened(name), expected, shortened(found), count));
    }
  }

  List<Finding> list() {
    return list;
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }
}
