package io.tif1.client;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a URL template and fills it in. Placeholders may stand anywhere in the path and the query:
 *
 * <pre>
 *   {season}   the tree: a championship year, or the name of another repository
 *   {ref}      the version of the tree: a branch, a tag or a commit. Optional
 *   {path}     the file below the tree's root, encoded segment by segment
 * </pre>
 */
final class CdnTemplate {
  static final String EXAMPLE = "https://cdn.example/files/{season}@{ref}/{path}";

  private static final String SEASON = "{season}";
  private static final String REF = "{ref}";
  private static final String PATH = "{path}";
  private static final Set<String> KNOWN = Set.of(SEASON, REF, PATH);

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*\\}");
  private static final Pattern ENCODED_BRACE = Pattern.compile("%7[bd]", Pattern.CASE_INSENSITIVE);
  private static final Pattern AUTHORITY = Pattern.compile("^[^/?#]*//([^/?#]*)");

  /** A separator of lists that is none here, before or without a further address. */
  private static final Pattern OTHER_SEPARATOR = Pattern.compile("[;|\\s]|.https?://[^/?#]*");

  private static final String HEX = "0123456789ABCDEF";

  private CdnTemplate() {}

  /** Whether a text is a template, and not a base address. */
  static boolean isTemplate(String text) {
    return text.indexOf('{') >= 0 || text.indexOf('}') >= 0 || ENCODED_BRACE.matcher(text).find();
  }

  /**
   * The address in one spelling, placeholders kept.
   *
   * @throws BadValueException with the value, what is wrong with it, and how it could look
   */
  static WebAddress parse(String text) throws BadValueException {
    refuseOtherSeparators(text);
    if (!isTemplate(text)) {
      WebAddress base = WebAddress.parse(text);
      if (base.query() != null) {
        throw new BadValueException(
            Shown.value(text)
                + " has a query; an address with one must say where the names go, as in "
                + "https://cdn.example/get?tree={season}&version={ref}&file={path}");
      }
      return base;
    }
    checkPlaceholders(text);
    // Braces are no characters of a URI: encoded while the rest of the address is looked at.
    WebAddress encoded = WebAddress.parse(text.replace("{", "%7B").replace("}", "%7D"));
    return new WebAddress(
        encoded.scheme(),
        encoded.host(),
        encoded.port(),
        decoded(encoded.path()),
        encoded.query() == null ? null : decoded(encoded.query()));
  }

  private static void refuseOtherSeparators(String text) throws BadValueException {
    int query = text.indexOf('?');
    String address = query < 0 ? text : text.substring(0, query);
    Matcher other = OTHER_SEPARATOR.matcher(address);
    if (other.find() || text.indexOf(';') >= 0 || text.indexOf('|') >= 0) {
      throw new BadValueException(
          Shown.value(text)
              + " looks like several addresses; separate them with commas (inside an address write"
              + " %3B for ; and %20 for a space)");
    }
  }

  private static void checkPlaceholders(String text) throws BadValueException {
    String shown = Shown.value(text);
    if (ENCODED_BRACE.matcher(text).find()) {
      throw new BadValueException(
          shown + " has encoded braces; write { and } as they are, as in " + EXAMPLE);
    }
    var found = new ArrayList<String>();
    Matcher placeholder = PLACEHOLDER.matcher(text);
    while (placeholder.find()) {
      found.add(placeholder.group());
    }
    String rest = placeholder.replaceAll("");
    if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
      throw new BadValueException(shown + " has a brace without its other; expected " + EXAMPLE);
    }
    var unknown = new TreeSet<>(found);
    unknown.removeAll(KNOWN);
    if (!unknown.isEmpty()) {
      throw new BadValueException(
          shown
              + " has "
              + String.join(", ", unknown)
              + ", but there are only {season}, {ref} and {path}, as in "
              + EXAMPLE);
    }
    for (String needed : List.of(SEASON, PATH)) {
      if (!found.contains(needed)) {
        throw new BadValueException(
            shown + " has no " + needed + ", so all files would have one URL; expected " + EXAMPLE);
      }
    }
    Matcher authority = AUTHORITY.matcher(text);
    if (authority.find() && authority.group(1).indexOf('{') >= 0) {
      throw new BadValueException(
          shown + " has a placeholder in its host; they may stand in the path and the query only");
    }
  }

  private static String decoded(String part) {
    return part.replace("%7B", "{").replace("%7D", "}");
  }

  static boolean hasRef(String template) {
    return template.contains(REF);
  }

  /** The URL of a file. */
  static URI expand(String template, String tree, String ref, List<String> path) {
    var segments = new StringBuilder();
    for (String segment : path) {
      if (segments.length() > 0) {
        segments.append('/');
      }
      encode(segments, segment);
    }
    // One pass, so that a name that looks like a placeholder stays a name.
    return URI.create(
        PLACEHOLDER
            .matcher(template)
            .replaceAll(
                found ->
                    Matcher.quoteReplacement(
                        switch (found.group()) {
                          case SEASON -> encoded(tree);
                          case REF -> encoded(ref);
                          default -> segments.toString();
                        })));
  }

  private static String encoded(String name) {
    var encoded = new StringBuilder();
    encode(encoded, name);
    return encoded.toString();
  }

  /** Appends one segment as RFC 3986 wants it: only unreserved characters stay as they are. */
  private static void encode(StringBuilder url, String name) {
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean unreserved =
          c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || c >= '0' && c <= '9'
              || c == '-'
              || c == '.'
              || c == '_'
              || c == '~';
      if (unreserved) {
        url.append(c);
      } else {
        url.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
  }
}
