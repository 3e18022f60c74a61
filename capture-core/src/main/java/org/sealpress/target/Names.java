package org.sealpress.target;

import java.util.regex.Pattern;

/**
 * What may be a name on a target: relative, forward slashes, and only characters that every file
 * system and every remote keeps as they are. Segments don't start with a dot, so {@code ..} and
 * temporary files are no names.
 */
public final class Names {
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");
  private static final int LONGEST = 200;

  private Names() {}

  /**
   * Checks a name.
   *
   * @return the name
   * @throws IllegalArgumentException when it can't be a name
   */
  public static String check(String name) {
    if (name.length() > LONGEST || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\""
              + name
              + "\" can't be a name on a target: expected a relative path of A-Z a-z 0-9 . _ -");
    }
    return name;
  }
}
