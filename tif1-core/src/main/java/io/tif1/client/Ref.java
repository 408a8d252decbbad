package io.tif1.client;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Versions of a season's published tree, as {@code season_refs} names them: a branch such as {@code
 * main}, a commit (40 hexadecimal digits), a release tag such as {@code 2026.281.1}, or {@code
 * latest-release}, which stands for the newest tag.
 *
 * @since 0.2
 */
public final class Ref {
  /** The branch that is read unless a season's version is set. */
  public static final String MAIN = "main";

  /** Stands for the newest release tag; resolved once for each client and season. */
  public static final String LATEST_RELEASE = "latest-release";

  /** What may be written, in words. */
  static final String ALLOWED =
      "a commit, a release tag such as 2026.281.1, " + LATEST_RELEASE + " or a branch";

  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}");
  private static final Pattern ANY_COMMIT = Pattern.compile("[0-9a-fA-F]{40}");
  private static final Pattern RELEASE = Pattern.compile("\\d{4}\\.\\d{1,3}\\.\\d{1,9}");

  /**
   * As the path segment of a URL and the key of a cache have it. No slash: a CDN could not tell a
   * branch with one from a folder of the tree.
   */
  private static final Pattern ANY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");

  private Ref() {}

  /**
   * Whether files read at this version never change: whether it is a commit in full or a release
   * tag. Branches, other tags and {@link #LATEST_RELEASE} are not pinned.
   */
  public static boolean isPinned(String ref) {
    return COMMIT.matcher(ref).matches() || isRelease(ref);
  }

  /** Whether it has the form of a release tag: year, day of the year, number. */
  public static boolean isRelease(String ref) {
    return RELEASE.matcher(ref).matches();
  }

  /**
   * Checks a version and returns it in one spelling.
   *
   * @throws IllegalArgumentException if it cannot be the name of a version; the message says why
   */
  public static String of(String text) {
    String ref = text.strip();
    if (ANY_COMMIT.matcher(ref).matches()) {
      return ref.toLowerCase(Locale.ROOT);
    }
    if (!ANY.matcher(ref).matches() || ref.contains("..") || ref.endsWith(".")) {
      throw new IllegalArgumentException(
          Shown.value(text)
              + " is no version of the published files: expected "
              + ALLOWED
              + "; up to 100 letters, digits, dots, underscores and hyphens"
              + (ref.indexOf('/') > 0
                  ? ". A branch with a slash cannot be named in a CDN's URL; use its commit"
                  : ""));
    }
    return ref;
  }
}
