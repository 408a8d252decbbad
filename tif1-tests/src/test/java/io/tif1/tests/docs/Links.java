package io.tif1.tests.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Links of a Markdown text to files and headings of the project. */
final class Links {
  private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```");
  private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
  private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.*)$");

  private Links() {}

  /** The links in {@code text}, a document at {@code file}, that lead nowhere. */
  static List<String> broken(Path file, String text) {
    var broken = new ArrayList<String>();
    String prose = CODE.matcher(FENCED.matcher(text).replaceAll("")).replaceAll("code");
    LINK.matcher(prose)
        .results()
        .map(link -> link.group(1))
        .filter(target -> !ELSEWHERE.matcher(target).matches())
        .filter(target -> !resolves(file, text, target))
        .forEach(broken::add);
    return broken;
  }

  private static boolean resolves(Path file, String text, String target) {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path there = path.isEmpty() ? file : file.resolveSibling(path).normalize();
    if (!path.isEmpty() && !Files.exists(there)) {
      return false;
    }
    String heading = hash < 0 ? "" : target.substring(hash + 1);
    return heading.isEmpty()
        || anchors(path.isEmpty() ? text : Documents.text(there)).anyMatch(heading::equals);
  }

  /** The names that headings are given where Markdown is shown. */
  private static Stream<String> anchors(String text) {
    return HEADING
        .matcher(FENCED.matcher(text).replaceAll(""))
        .results()
        .map((MatchResult heading) -> heading.group(1).strip().toLowerCase(Locale.ROOT))
        .map(words -> words.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
  }
}
