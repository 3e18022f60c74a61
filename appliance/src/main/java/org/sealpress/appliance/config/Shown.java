package org.sealpress.appliance.config;

import java.util.regex.Pattern;

/**
 * Other people's text in a message: on one line, not too long, nothing that a terminal acts on, no
 * login of an address and no value of a secret option.
 */
public final class Shown {
  private static final int LONGEST = 60;
  private static final Pattern LOGIN = Pattern.compile("(://)[^/@\\s]*@");
  private static final Pattern SECRET =
      Pattern.compile("(?i)(\\w*(?:pass|secret|token|key|pem|credential)\\w*=)[^,:&\\s]*");

  private Shown() {}

  /** In backticks. */
  public static String quoted(String given) {
    String text = LOGIN.matcher(given).replaceAll("$1***@");
    int end = text.codePointCount(0, text.length());
    String cut =
        end <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "...";
    cut = SECRET.matcher(cut).replaceAll("$1***");
    return "`" + plain(cut).replace('`', '\'') + "`";
  }

  /** As it is, but for control characters. */
  public static String plain(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            each -> {
              if (each == '\n') {
                shown.append("\\n");
              } else if (each == '\t') {
                shown.append("\\t");
              } else if (isHidden(each)) {
                shown.append(String.format("\\u%04x", each));
              } else {
                shown.appendCodePoint(each);
              }
            });
    return shown.toString();
  }

  private static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
