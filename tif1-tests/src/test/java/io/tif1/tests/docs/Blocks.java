package io.tif1.tests.docs;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Java in documents, and the regions of a source file it is compared with. */
final class Blocks {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```java *\\n(.*?)^```");
  private static final Pattern REGION =
      Pattern.compile("(?ms)^ *// #region ([\\w-]+) *\\n(.*?)^ *// #endregion");
  private static final Pattern SPACE = Pattern.compile("\\s+");

  private Blocks() {}

  /** The blocks of Java in a Markdown text. */
  static List<String> ofDocument(String markdown) {
    return BLOCK.matcher(markdown).results().map(block -> normal(block.group(1))).toList();
  }

  /** The regions of a source text, by name. */
  static Map<String, String> regions(String source) {
    var regions = new LinkedHashMap<String, String>();
    REGION
        .matcher(source)
        .results()
        .forEach(region -> regions.put(region.group(1), normal(region.group(2))));
    return regions;
  }

  /** Without what only indentation and line breaks make different. */
  private static String normal(String code) {
    return SPACE.matcher(code).replaceAll(" ").strip();
  }
}
