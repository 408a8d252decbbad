package io.tif1.client.internal.decode;

import io.tif1.client.internal.pipe.BadBodyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@code Content-Encoding} says was done to a body, read as browsers read it. */
final class Codings {
  /** More than a server would do by mistake; each may multiply the size. */
  private static final int MOST = 3;

  /** Real ones that were not asked for and are not undone. */
  private static final Set<String> OTHERS =
      Set.of("br", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip", "lzma");

  /** How a body is undone. */
  enum Coding {
    GZIP,
    DEFLATE
  }

  private Codings() {}

  /**
   * What was done to the body, in that order. Empty members, {@code identity} and words that name
   * no coding at all ("none", "utf-8") say nothing.
   *
   * @param contentEncoding all values of the header, or null
   * @throws BadBodyException if there is one that is not undone
   */
  static List<Coding> of(@Nullable String contentEncoding) throws BadBodyException {
    if (contentEncoding == null) {
      return List.of();
    }
    var codings = new ArrayList<Coding>(1);
    for (String one : contentEncoding.split(",", -1)) {
      String name = one.trim().toLowerCase(Locale.ROOT);
      switch (name) {
        case "gzip", "x-gzip" -> codings.add(Coding.GZIP);
        case "deflate" -> codings.add(Coding.DEFLATE);
        default -> {
          if (OTHERS.contains(name)) {
            throw new BadBodyException(
                "expected Content-Encoding gzip or none, as was asked for, but found "
                    + contentEncoding);
          }
        }
      }
    }
    if (codings.size() > MOST) {
      throw new BadBodyException(
          "expected Content-Encoding gzip or none, as was asked for, but found "
              + codings.size()
              + " encodings upon one another");
    }
    return codings;
  }
}
