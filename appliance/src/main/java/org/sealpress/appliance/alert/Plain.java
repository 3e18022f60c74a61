package org.sealpress.appliance.alert;

import java.util.Locale;

/**
 * Makes text harmless: what comes from scanners, servers and disks must not become a header, a line
 * of a log or a command of a terminal.
 */
public final class Plain {
  private static final String ODD = "[\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}\\p{Zl}\\p{Zp}]+";

  private Plain() {}

  /** The same in one line, with a blank for whatever does not print, and no longer than that. */
  public static String line(String text, int longest) {
    String line = text.replaceAll(ODD, " ").replaceAll(" {2,}", " ").strip();
    if (line.length() <= longest) {
      return line;
    }
    int end = longest - 3;
    return line.substring(0, Character.isHighSurrogate(line.charAt(end - 1)) ? end - 1 : end)
        + "...";
  }

  /** As a sentence: with a full stop, and a capital letter unless it begins with a name. */
  public static String sentence(String text) {
    String line = text.strip();
    if (line.isEmpty()) {
      return "";
    }
    boolean ended = line.endsWith(".") || line.endsWith("!") || line.endsWith("?");
    boolean word = line.matches("[a-z]+([ ,].*)?");
    String begin = word ? line.substring(0, 1).toUpperCase(Locale.ROOT) : line.substring(0, 1);
    return begin + line.substring(1) + (ended ? "" : ".");
  }
}
