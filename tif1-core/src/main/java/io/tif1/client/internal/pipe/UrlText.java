package io.tif1.client.internal.pipe;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * URLs as they may be kept, printed and handed to listeners. Where a redirect leads may be signed:
 * whoever has the query may read the file, so it goes nowhere but to that server. Nor does a login.
 */
public final class UrlText {
  private static final Pattern QUERY = Pattern.compile("\\?[^#\\s\"]*");
  private static final Pattern LOGIN = Pattern.compile("//[^/?#\\s\"]*@");

  private UrlText() {}

  /** The text of a URL, or of something that was meant to be one, without login and query. */
  public static String of(String url) {
    return QUERY.matcher(LOGIN.matcher(url).replaceAll("//***@")).replaceAll("?***");
  }

  /** As {@link #of(String)}. */
  public static String of(URI url) {
    return of(url.toString());
  }

  /** The URL without login, query and fragment. */
  public static URI plain(URI url) {
    String text = url.toString();
    int end = text.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = text.indexOf(mark);
      end = at >= 0 && at < end ? at : end;
    }
    return URI.create(LOGIN.matcher(text.substring(0, end)).replaceAll("//"));
  }
}
