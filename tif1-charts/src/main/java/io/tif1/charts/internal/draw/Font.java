package io.tif1.charts.internal.draw;

/**
 * A size and weight of the one family of letters that charts use.
 *
 * @param size of the em, in pixels
 */
public record Font(double size, boolean bold) {
  public static Font plain(double size) {
    return new Font(size, false);
  }

  public static Font bold(double size) {
    return new Font(size, true);
  }

  /**
   * About how wide a text will be, in pixels: rather too wide than too narrow. Needs no fonts on
   * the machine, so a picture is laid out the same everywhere.
   */
  public double width(String words) {
    double em = words.codePoints().mapToDouble(Font::widthOf).sum();
    return em * size * (bold ? 1.09 : 1);
  }

  /** How far capitals and digits rise above the base line, in pixels. */
  public double rise() {
    return size * 0.73;
  }

  /** The text, cut so that it is no wider; an ellipsis says so. */
  public String fit(String words, double mostWidth) {
    if (width(words) <= mostWidth) {
      return words;
    }
    int end = words.length();
    while (end > 0 && width(words.substring(0, end) + "…") > mostWidth) {
      end = words.offsetByCodePoints(end, -1);
    }
    return words.substring(0, end).stripTrailing() + "…";
  }

  /** Widths in ems, of the widest of the usual sans-serif families. */
  private static double widthOf(int letter) {
    if (letter >= '0' && letter <= '9') {
      return 0.636;
    }
    if ("il.,:;|!'jI".indexOf(letter) >= 0) {
      return 0.32;
    }
    if ("ftr()[]/\\- \"".indexOf(letter) >= 0) {
      return 0.4;
    }
    if ("mMW@%—…".indexOf(letter) >= 0) {
      return 0.97;
    }
    if ("w+=<>~Δ×".indexOf(letter) >= 0) {
      return 0.83;
    }
    int type = Character.getType(letter);
    if (type == Character.NON_SPACING_MARK || type == Character.FORMAT) {
      return 0;
    }
    if (Character.isIdeographic(letter) || letter > 0xFFFF) {
      return 1.05;
    }
    return Character.isUpperCase(letter) ? 0.73 : 0.615;
  }
}
