package org.sealpress.target;

import java.util.regex.Pattern;

/**
 * What may be a name on a target: relative, forward slashes, and only characters that every file
 * system and every remote keeps as they are. Segments don't start with a dot, so {@code ..} and
 * temporary files are no names, and don't end with one, which exFAT and Windows would drop.
 *
 * <p>Names that differ only in case should not be used: exFAT takes them for one.
 */
public final class Names {
  private static final String ENDS = "[A-Za-z0-9_-]";
  private static final Pattern SEGMENT = Pattern.compile(ENDS + "(?:[A-Za-z0-9._-]*" + ENDS + ")?");
  private static final Pattern NAME = Pattern.compile(SEGMENT + "(?:/" + SEGMENT + ")*");
  private static final int LONGEST = 200;

  private Names() {}

  /**
   * Checks a name.
   *
   * @return the name
   * @throws IllegalArgumentException when it can't be a name
   */
  public static String check(String name) {
    if (!isName(name)) {
      throw new IllegalArgumentException(
          "\"%s\" can't be a name on a target: expected a relative path of at most %d characters A-Z a-z 0-9 . _ -, no part of which begins or ends with a dot"
              .formatted(name, LONGEST));
    }
    return name;
  }

  /** Checks what may be listed: a name, or {@code ""} for the whole target. */
  public static String checkFolder(String folder) {
    return folder.isEmpty() ? folder : check(folder);
  }

  /** Whether this can be a name. What is on a medium and can't, is not ours. */
  public static boolean isName(String name) {
    return name.length() <= LONGEST && NAME.matcher(name).matches();
  }
}
