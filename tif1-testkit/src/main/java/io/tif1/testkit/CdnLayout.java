package io.tif1.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The shapes of URL under which the three public CDNs serve the same files. Whatever the layout, a
 * {@link Content} is asked for, and a {@link SeenRequest} tells, {@code season@ref/path}.
 *
 * @since 0.1
 */
public enum CdnLayout {
  /** {@code /gh/TracingInsights/2021@main/Belgian Grand Prix/Race/drivers.json}. */
  JSDELIVR("/gh/TracingInsights", "{season}@{ref}/{path}"),

  /**
   * {@code /buckets/tracinginsights/2021/resolve/Belgian Grand Prix/Race/drivers.json}. It has no
   * refs: what it serves is the content of {@code main}.
   */
  HUGGING_FACE("/buckets/tracinginsights", "{season}/resolve/{path}"),

  /** {@code /gh/TracingInsights/2021/main/Belgian Grand Prix/Race/drivers.json}. */
  STATICDELIVR("/gh/TracingInsights", "{season}/{ref}/{path}");

  private static final Pattern SEASON_FIRST = Pattern.compile("(\\d{4})/([^/]+)/(.+)");

  private static final Pattern SEASON_AND_REF = Pattern.compile("(\\d{4})@([^/]+)/(.+)");

  private final String base;
  private final String template;

  CdnLayout(String base, String template) {
    this.base = base;
    this.template = template;
  }

  /** The path before every file on the public CDN, without a final slash. */
  public String basePath() {
    return base;
  }

  /**
   * What follows the base, with the variables {@code {season}}, {@code {ref}} and {@code {path}}.
   */
  public String template() {
    return template;
  }

  /** Where below the base a file is; the reverse of {@link #contentPath}. */
  String urlPath(String contentPath) {
    Matcher parts = SEASON_AND_REF.matcher(contentPath);
    if (this == JSDELIVR || !parts.matches()) {
      return contentPath;
    }
    String second = this == STATICDELIVR ? parts.group(2) : "resolve";
    return parts.group(1) + "/" + second + "/" + parts.group(3);
  }

  /**
   * The file as {@link Content} knows it.
   *
   * @param path decoded and below the base, without a leading slash
   * @return null if a CDN of this layout has nothing at such a path
   */
  @Nullable String contentPath(String path) {
    if (this == JSDELIVR) {
      return path;
    }
    Matcher parts = SEASON_FIRST.matcher(path);
    if (!parts.matches()) {
      return null;
    }
    String second = parts.group(2);
    if (this == STATICDELIVR) {
      return parts.group(1) + "@" + second + "/" + parts.group(3);
    }
    return second.equals("resolve") ? parts.group(1) + "@main/" + parts.group(3) : null;
  }
}
