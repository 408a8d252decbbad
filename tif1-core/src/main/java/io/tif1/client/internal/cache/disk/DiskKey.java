package io.tif1.client.internal.cache.disk;

import io.tif1.client.Ref;
import io.tif1.client.Resource;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names one file of one version of the published tree. Two keys are equal if and only if their
 * texts are:
 *
 * <pre>
 *   key     = season "/" event "/" session "/" path "@" ref
 *   season  = 4DIGIT
 *   event   = segment
 *   session = segment
 *   path    = segment *( "/" segment )
 *   segment = decoded, NFC; no slash, backslash or control character ({@link
 *             io.tif1.model.PathSegment})
 *   ref     = 1*100( ALPHA / DIGIT / "." / "_" / "-" )
 * </pre>
 *
 * The ref stands last so that all files of a season, an event or a session are one range of keys,
 * whatever their refs. It holds no {@code @}, so the last one begins it.
 *
 * <p>Immutable.
 */
public final class DiskKey {
  private static final Pattern REF = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern TEXT =
      Pattern.compile("([0-9]{4})/([^/]+)/([^/]+)/(.+)@([A-Za-z0-9._-]{1,100})");

  private final String text;

  private DiskKey(String text) {
    this.text = text;
  }

  /**
   * The key of a resource's file.
   *
   * @param ref a branch, a tag or a commit of the published tree
   * @throws IllegalArgumentException if the ref is not one
   */
  public static DiskKey of(Resource<?> resource, String ref) {
    if (!REF.matcher(ref).matches()) {
      throw new IllegalArgumentException(
          "ref must be 1 to 100 letters, digits, dots, underscores or hyphens: \"" + ref + '"');
    }
    return new DiskKey(resource.file() + '@' + ref);
  }

  /**
   * The key of a file however its names are spelled.
   *
   * @throws IllegalArgumentException as {@link Resource#json(int, String, String, String)}, or if
   *     the ref is not one
   */
  public static DiskKey of(int season, String ref, String event, String session, String path) {
    return of(Resource.json(season, event, session, path), ref);
  }

  /**
   * The key with that text. Nothing is decoded: a text is canonical already.
   *
   * @throws IllegalArgumentException if the text does not keep to the grammar
   */
  public static DiskKey parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "not a key of the disk cache (season/event/session/path@ref): \"" + text + '"');
    }
    return new DiskKey(text);
  }

  /** Whether a text, of a file that may hold anything, keeps to the grammar. */
  static boolean isKey(@Nullable String text) {
    return text != null && TEXT.matcher(text).matches();
  }

  /** The championship year. */
  public int season() {
    return Integer.parseInt(text.substring(0, 4));
  }

  /** The event's name. */
  public String event() {
    return part(1);
  }

  /** The session's name. */
  public String session() {
    return part(2);
  }

  /** The file within the session's folder. */
  public String path() {
    String rest = part(3);
    return rest.substring(0, rest.lastIndexOf('@'));
  }

  /** The version of the published tree. */
  public String ref() {
    return text.substring(text.lastIndexOf('@') + 1);
  }

  /** Whether what the ref names never changes; see {@link Ref#isPinned}. */
  public boolean isPinned() {
    return Ref.isPinned(ref());
  }

  private String part(int index) {
    return text.split("/", 4)[index];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DiskKey that && that.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The text, by the grammar above. */
  @Override
  public String toString() {
    return text;
  }
}
